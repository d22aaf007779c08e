using System.Buffers;
using Cms.Api.Access;
using Cms.Api.Delivery.Changes;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Api.Live;
using Cms.Api.Partners.Articles;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners.Changes;

/// <summary>Lists what changed for this partner, oldest first, without gaps.</summary>
internal sealed class ListPartnerChanges(
    CmsDatabase database,
    PartnerChangeReader changes,
    PartnerArticleReader articles,
    ChangeReader log,
    LongPolls polls,
    EventStreams streams,
    WaitingRoom room,
    KeyReader keys
) : PartnerEndpoint<ListPartnerChangesRequest, PartnerChangesResponse>
{
    public override void Configure() =>
        Gives(
            "changes",
            "List changes for this partner",
            "All that came to this partner, changed or went, oldest first. Keep nextCursor and send it to go on: it is never null, and "
                + "no change is ever missed. Apply rows in order of sequence: "
                + "upsert takes the piece as it is now, hold has it ready and publishes nothing, remove takes it down or lets a copy "
                + "stay, as action says. Sending a cursor back says that everything before it was received. "
                + "With wait the answer comes as soon as there is a row, or empty after so many seconds. "
                + ChangeStreams.Words
                + " What a stream sent counts as received once its id comes back, or is acknowledged.",
            whileSuspended: true,
            beyondQuota: true
        );

    private protected override bool IsLive => true;

    protected override async Task<Answer> AnswerAsync(ListPartnerChangesRequest request, CancellationToken ct)
    {
        var partner = Partner;
        var after = await BeginAsync(partner, request.Cursor, ct);
        var limit = request.LimitOrDefault;
        var page = await polls.LookAsync(
            HttpContext,
            partner.Id,
            TimeSpan.FromSeconds(request.Wait is null ? 0 : Parse.Number(request.Wait)!.Value),
            token => PageAsync(partner.Id, after, limit, token),
            p => p.Rows.Count > 0,
            ct
        );
        var next = page.NextCursor(partner.Id);
        var included = Parse.List(request.Include).Contains("articles") ? await ReadyAsync(partner, page.Rows, ct) : [];
        return ChangesBody.Write(
            page.Rows,
            ChangesMeta.Of(limit, page.HasMore, next, page.Head),
            Links(next),
            included.Select(piece => (piece.Article.Id, Html(piece)))
        );
    }

    private protected override async Task SendAsync(ListPartnerChangesRequest request, bool noStore, CancellationToken ct)
    {
        HttpContext.Response.Headers.Append("Vary", "Accept");
        if (!ServerSentEvents.AreAskedFor(HttpContext.Request.Headers))
        {
            await base.SendAsync(request, noStore, ct);
            return;
        }

        var partner = Partner;
        var begin = await BeginAsync(partner, ChangeStreams.CursorOf(HttpContext.Request, request.Cursor), ct);
        await streams.SendAsync(HttpContext, partner.Id, begin, (after, listening) =>
            room.LookAsync(async token => (await PageAsync(partner.Id, after, EventPage.MostRows, token)).AsEvents(partner.Id), listening)
        );
    }

    /// <summary>The number that a cursor stands for. Whoever sends one has received what is before it.</summary>
    private async Task<long> BeginAsync(Partner partner, string? cursor, CancellationToken ct)
    {
        var head = await log.HeadAsync(ct);
        if (cursor is null or ChangeCursors.Latest)
            return cursor is null ? 0 : head.Sequence;
        var after = ChangeCursors.Read(cursor, head, partner.Id);
        await ReceiveAsync(partner, after, ct);
        return after;
    }

    /// <summary>
    /// The rows after a number, as they are for the partner at this moment: while somebody waits, a key may be revoked and a partner
    /// suspended. What a suspended one is not given is kept back for it.
    /// </summary>
    private async Task<PartnerChangePage> PageAsync(Guid id, long after, int limit, CancellationToken ct)
    {
        var partner = await CurrentAsync(id, ct);
        if (partner.SuspendedAt is not null)
            await changes.KeepBackAsync(partner, after, ct);
        return await changes.PageAsync(partner, after, limit, ct);
    }

    private static Action<IBufferWriter<byte>> Html(PartnerPiece piece) => output => PartnerPieces.Write(output, piece, ["html"]);

    /// <summary>The pieces that rows say to take, as they are now: none that is gone since, and none to be held.</summary>
    private async Task<IReadOnlyList<PartnerPiece>> ReadyAsync(
        Partner partner,
        IReadOnlyList<PartnerChangeResponse> rows,
        CancellationToken ct
    )
    {
        List<Guid> wanted = [.. rows.Where(r => r.Op == PartnerOp.Upsert).Select(r => r.Id).Distinct()];
        await using var read = await database.OpenReadAsync(ct);
        var pieces = await articles.ReadAsync(read, partner.Id, wanted, ct);
        return [.. wanted.Select(id => pieces.GetValueOrDefault(id)).OfType<PartnerPiece>().Where(p => p.Article.IsPublic)];
    }

    private async Task ReceiveAsync(Partner partner, long after, CancellationToken ct)
    {
        try
        {
            await changes.ReceiveAsync(partner, after, ct);
        }
        catch (Exception e) when (database.Judge(e) is DatabaseFault.ReadOnly or DatabaseFault.StorageFull)
        {
            // Reads go on while nothing can be written; the next call comes with a later cursor and says this too.
        }
    }

    private async Task<Partner> CurrentAsync(Guid id, CancellationToken ct)
    {
        if (KeyText.Parse(Bearer.Token(HttpContext.Request) ?? "") is not { } key || (await keys.FindAsync(key, ct))?.PartnerId != id)
            throw new ProblemException("key-invalid", "The key was revoked or has expired.");
        await using var read = await database.OpenReadAsync(ct);
        return await read.Db.Partners.FirstAsync(p => p.Id == id, ct);
    }
}

/// <summary>What the operation takes.</summary>
public sealed record ListPartnerChangesRequest
{
    /// <summary>Most rows per page.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    /// <summary>
    /// Goes on after a page (its <c>meta.nextCursor</c>) or a snapshot (its <c>meta.changesCursor</c>); <c>latest</c> begins at the head.
    /// None begins at the oldest kept row. Whoever sends one has received all before it.
    /// </summary>
    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary><c>articles</c> gives the pieces that rows say to take whole, as they are now.</summary>
    [QueryParam]
    public string? Include { get; init; }

    /// <summary>How many seconds to wait for a row where there is none yet.</summary>
    [QueryParam]
    public string? Wait { get; init; }

    internal int LimitOrDefault => ListRules.LimitOf(Limit);
}

/// <summary>What the operation refuses.</summary>
public sealed class ListPartnerChangesValidator : Validator<ListPartnerChangesRequest>
{
    /// <summary>The rules.</summary>
    public ListPartnerChangesValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
        RuleFor(r => r.Include).Words("articles");
        RuleFor(r => r.Wait).WholeNumber(0, LongPolls.MostSeconds, 0);
    }
}
