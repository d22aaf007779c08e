namespace Cms.Api.Delivery.Sitemaps;

/// <summary>An operation that answers with a sitemap; the address names the format.</summary>
internal abstract class SitemapEndpoint<TRequest> : DeliveryEndpoint<TRequest, object>
    where TRequest : notnull
{
    /// <inheritdoc />
    protected override string? NegotiatedAs => null;

    /// <summary>The path, and what the contract says of the operation.</summary>
    protected void Maps(string path, string summary, string description) =>
        Reads(path, summary, description + " Unknown parameters are passed over.", "application/xml");
}
