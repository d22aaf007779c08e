using System.Security.Claims;
using System.Text.Encodings.Web;
using Cms.Model.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cms.Api.Access;

/// <summary>Knows a caller by the key in <c>Authorization: Bearer cms_…</c>.</summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyReader keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Bearer.Token(Request) is not { } token)
            return AuthenticateResult.NoResult();
        // The time for work begins only when the request is whole.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Context.RequestAborted);
        limit.CancelAfter(Http.RequestLimits.Time);
        if (KeyText.Parse(token) is not { } key || await keys.FindAsync(key, limit.Token) is not { } actor)
            return AuthenticateResult.Fail("The key is unknown, expired or revoked.");
        return AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(actor, Scheme.Name), Scheme.Name));
    }
}

/// <summary>The bearer token of a request.</summary>
internal static class Bearer
{
    private const string Prefix = "Bearer ";

    /// <summary>The token; null where the request carries none in this form.</summary>
    public static string? Token(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
}

/// <summary>Who calls, as the endpoints know them.</summary>
internal static class Caller
{
    /// <summary>The claim that carries one scope.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>An actor as the framework's kind of user.</summary>
    public static ClaimsPrincipal Principal(Actor actor, string scheme) => new(new StaffIdentity(actor, scheme));

    /// <summary>The actor; null for anonymous callers.</summary>
    public static Actor? Of(HttpContext context) => Of(context.User);

    /// <inheritdoc cref="Of(HttpContext)"/>
    public static Actor? Of(ClaimsPrincipal user) => (user.Identity as StaffIdentity)?.Staff;

    private sealed class StaffIdentity(Actor actor, string scheme)
        : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.Id), new Claim(ClaimTypes.Name, actor.Name), .. actor.Scopes.Select(s => new Claim(ScopeClaim, s))], scheme)
    {
        public Actor Staff { get; } = actor;
    }
}
