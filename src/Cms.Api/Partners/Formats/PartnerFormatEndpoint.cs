using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model;

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
