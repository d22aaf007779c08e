using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Partners.Articles;

/// <summary>Gets one piece, whole.</summary>
internal sealed class GetPartnerArticle(CmsDatabase database, PartnerArticleReader articles, PartnerThings things)
    : PartnerPieceEndpoint<GetPartnerArticleRequest, OneResponse<PartnerArticleResponse, ArticleIncluded>>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "/v1/partner/articles/{id}",
            "Get an article as this partner",
            "One piece, whole, as this partner may have it, with what it may do with it. One under an embargo that names this partner is "
                + "given too: nothing of it may be published before rights.embargoUntil. "
                + "One that this partner had and that was taken down is 410, with the notice where it was withdrawn."
        );

    protected override async Task<Answer> WriteAsync(GetPartnerArticleRequest request, PartnerPiece piece, CancellationToken ct)
    {
        var output = new ArrayBufferWriter<byte>(16_384);
        output.Write("{\"data\":"u8);
        PartnerPieces.Write(output, piece, request.FormatsOrDefault);
        output.Write(",\"included\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(await IncludedAsync(piece, Parse.List(request.Include), ct), Http.Json.Options));
        output.Write("}"u8);
        return new Answer { Body = output.WrittenMemory };
    }

    private async Task<ArticleIncluded> IncludedAsync(PartnerPiece piece, List<string> include, CancellationToken ct)
    {
        if (include.Count == 0)
            return ArticleIncluded.Nothing;
        await using var read = await Database.OpenReadAsync(ct);
        return await things.IncludedAsync(read, [piece], include, ct);
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetPartnerArticleRequest : IPartnerPieceRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The formats of the body to give; html if none is named.</summary>
    [QueryParam]
    public string? Formats { get; init; }

    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal IReadOnlyList<string> FormatsOrDefault => BodyFormats.Of(Formats);
}

/// <summary>What the operation refuses.</summary>
public sealed class GetPartnerArticleValidator : Validator<GetPartnerArticleRequest>
{
    /// <summary>The rules.</summary>
    public GetPartnerArticleValidator()
    {
        RuleFor(r => r.Formats).Words(BodyFormats.All);
        RuleFor(r => r.Include).Words(ArticleIncluded.Names);
    }
}
