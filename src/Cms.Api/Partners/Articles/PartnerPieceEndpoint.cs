using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Model;

namespace Cms.Api.Partners.Articles;

/// <summary>
/// One piece in one form. Whether it is answered is decided here, alike for every form; the form says how. Who had a piece
/// that is taken down is told so, whatever has become of its entitlement; a suspended partner is told that and no more.
/// </summary>
internal abstract class PartnerPieceEndpoint<TRequest, TResponse>(CmsDatabase database, PartnerArticleReader articles)
    : PartnerEndpoint<TRequest, TResponse>
    where TRequest : notnull, IPartnerPieceRequest
{
    /// <summary>The database.</summary>
    protected CmsDatabase Database => database;

    /// <summary>The path, and what the contract says of the operation.</summary>
    private protected void GivesPiece(string path, string summary, string description, params string[] types) =>
        Gives(path, summary, description, whileSuspended: true, types: types);

    /// <summary>The piece in this form.</summary>
    protected abstract Task<Answer> WriteAsync(TRequest request, PartnerPiece piece, CancellationToken ct);

    /// <summary>What is said in its place in this form; the notice as an error, unless the form has words of its own for it.</summary>
    protected virtual Answer WriteTakenDown(TakenDownArticle article) =>
        new() { Status = 410, Problem = GoneResponse.Of(HttpContext, article.Withdrawal, article.Replacement) };

    /// <inheritdoc />
    protected sealed override async Task<Answer> AnswerAsync(TRequest request, CancellationToken ct)
    {
        PartnerPiece? piece;
        TakenDownArticle? takenDown;
        await using (var read = await database.OpenReadAsync(ct))
            (piece, takenDown) = await articles.FindAsync(read, Partner.Id, request.Id, ct);
        if (takenDown is not null)
            return WriteTakenDown(takenDown);
        if (Partner.SuspendedAt is not null)
            throw PartnerGate.Suspended(Partner);
        return piece is null ? throw NotFound("article") : await WriteAsync(request, piece, ct);
    }
}
