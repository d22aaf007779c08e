namespace Cms.Api.Access;

/// <summary>The bearer token of a request.</summary>
internal static class Bearer
{
    private const string Prefix = "Bearer ";

    /// <summary>The token; null where the request carries none in this form.</summary>
    public static string? Token(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;
}
