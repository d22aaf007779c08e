using Cms.Api.Http.Queries;

namespace Cms.Api.Delivery.Articles;

/// <summary>The formats a body is given in.</summary>
internal static class BodyFormats
{
    /// <summary>All there are.</summary>
    public static readonly string[] All = ["html", "markdown", "text", "blocks"];

    /// <summary>Those a caller names; html if none is named.</summary>
    public static IReadOnlyList<string> Of(string? formats) => formats is null ? ["html"] : Parse.List(formats);
}
