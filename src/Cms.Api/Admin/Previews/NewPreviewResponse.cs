using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Previews;

/// <summary>A link just made.</summary>
public sealed record NewPreviewResponse : IHoldsSecret
{
    /// <summary>The link, as lists show it.</summary>
    public required PreviewResponse Preview { get; init; }

    /// <summary>Its token. Shown this once; null where the answer is repeated.</summary>
    public required string? Token { get; init; }

    /// <summary>The preview's page on the website, to be given to whoever is to see it; null where the answer is repeated.</summary>
    public required string? Url { get; init; }

    /// <summary>Where the website reads what it shows: <c>/v1/preview/{token}</c>; null where the answer is repeated.</summary>
    public required string? ApiUrl { get; init; }

    object IHoldsSecret.WithoutSecret() => this with { Token = null, Url = null, ApiUrl = null };
}
