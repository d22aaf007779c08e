using System.Text;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Partners.Formats;

/// <summary>One piece in a form that others have set.</summary>
internal abstract class PartnerFormatEndpoint<TResponse>(CmsDatabase database, PartnerArticleReader articles)
    : PartnerPieceEndpoint<PartnerFormatRequest, TResponse>(database, articles)
{
    /// <summary>The piece in this form.</summary>
    protected abstract Answer Write(PartnerPiece piece);

    protected sealed override Task<Answer> WriteAsync(PartnerFormatRequest request, PartnerPiece piece, CancellationToken ct) =>
        Task.FromResult(Write(piece));
}

/// <summary>What such an operation takes.</summary>
public sealed record PartnerFormatRequest : IPartnerPieceRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What such a request refuses: every parameter.</summary>
public sealed class PartnerFormatValidator : Validator<PartnerFormatRequest>;

/// <summary>Gets a piece as ninjs 3.1.</summary>
internal sealed class GetNinjs(CmsDatabase database, PartnerArticleReader articles, Settings settings) : PartnerFormatEndpoint<object>(database, articles)
{
    public override void Configure() => GivesPiece(
        "/v1/partner/articles/{id}/ninjs/3.1", "Get an article as ninjs 3.1",
        "The piece as IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/), its cleared pictures as associations. It has no members of ours.", types: "application/json");

    protected override Answer Write(PartnerPiece piece) => new() { Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsFormat("3.1", settings).Write(piece), Http.Json.Options) };

    protected override Answer WriteTakenDown(TakenDownArticle article) => NinjsFormat.Canceled("3.1", settings, article);
}

/// <summary>Gets a piece as ninjs 2.2.</summary>
internal sealed class GetNinjsTwo(CmsDatabase database, PartnerArticleReader articles, Settings settings) : PartnerFormatEndpoint<object>(database, articles)
{
    public override void Configure() => GivesPiece(
        "/v1/partner/articles/{id}/ninjs/2.2", "Get an article as ninjs 2.2",
        "The piece as IPTC ninjs 2.2, for systems that do not read 3.1 yet.", types: "application/json");

    protected override Answer Write(PartnerPiece piece) => new() { Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsFormat("2.2", settings).Write(piece), Http.Json.Options) };

    protected override Answer WriteTakenDown(TakenDownArticle article) => NinjsFormat.Canceled("2.2", settings, article);
}

/// <summary>Gets a piece as ninjs 1.3.</summary>
internal sealed class GetNinjsOne(CmsDatabase database, PartnerArticleReader articles, Settings settings) : PartnerFormatEndpoint<object>(database, articles)
{
    public override void Configure() => GivesPiece(
        "/v1/partner/articles/{id}/ninjs/1.3", "Get an article as ninjs 1.3",
        "The piece as IPTC ninjs 1.3, as systems take it in that receive news, such as Superdesk: one headline, one body with its corrections and its attribution, cleared pictures by name.",
        types: "application/json");

    protected override Answer Write(PartnerPiece piece) => new() { Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsOneFormat(settings).Write(piece), Http.Json.Options) };

    protected override Answer WriteTakenDown(TakenDownArticle article) =>
        new() { Status = 410, Body = JsonSerializer.SerializeToUtf8Bytes(NinjsOneFormat.Write(article), Http.Json.Options) };
}

/// <summary>Gets a piece as an HTML document.</summary>
internal sealed class GetPartnerHtml(CmsDatabase database, PartnerArticleReader articles, Settings settings) : PartnerFormatEndpoint<string>(database, articles)
{
    public override void Configure() => GivesPiece(
        "/v1/partner/articles/{id}/html", "Get an article as HTML",
        "The piece as a whole HTML document: title, byline, body with cleared pictures, corrections, attribution, license and the link to the original. It holds no script and no style.", types: "text/html");

    protected override Answer Write(PartnerPiece piece) => new() { Body = Encoding.UTF8.GetBytes(PartnerDocuments.Html(piece, settings.Site)), ContentType = "text/html; charset=utf-8" };
}

/// <summary>Gets a piece as plain text.</summary>
internal sealed class GetPartnerText(CmsDatabase database, PartnerArticleReader articles, Settings settings) : PartnerFormatEndpoint<string>(database, articles)
{
    public override void Configure() => GivesPiece(
        "/v1/partner/articles/{id}/text", "Get an article as plain text",
        "The piece as plain text, paragraphs parted by empty lines, with byline, corrections, attribution, license and the address of the original.", types: "text/plain");

    protected override Answer Write(PartnerPiece piece) => new() { Body = Encoding.UTF8.GetBytes(PartnerDocuments.Text(piece, settings.Site)), ContentType = "text/plain; charset=utf-8" };
}
