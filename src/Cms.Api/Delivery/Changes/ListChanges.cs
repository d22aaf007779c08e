using System.Buffers;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Api.Live;
using Cms.Model;
using Cms.Model.Changes;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Delivery.Changes;

/// <summary>Lists what changed, oldest first, without gaps; or tells of it as it comes.</summary>
internal sealed class ListChanges(
    ArticleReader articles,
    ChangeReader changes,
    ChangeTail tail,
    ChangeFollower follower,
    LongPolls polls,
    EventStreams streams
) : DeliveryEndpoint<ListChangesRequest, ChangesResponse>
{
    public override void Configure() =>
        Reads(
            "/v1/changes",
            "List changes",
            "The change log for readers, oldest first. Keep nextCursor and send it to go on: it is never null, no change is ever missed, "
                + "and each is given once. Apply rows in order of sequence: upsert takes the thing as it is now, remove takes it down. "
                + "Numbers rise and may skip: what lies between was not for readers (an embargo that partners are told of, say), is "
                + "thinned out, or never was, as after a restore. A skipped number is never a row that you missed. "
                + "With wait the answer comes as soon as there is a row, or empty after so many seconds. "
                + ChangeStreams.Words
        );

    private protected override bool IsLive => true;

    protected override async Task<Answer> AnswerAsync(ListChangesRequest request, CancellationToken ct)
    {
        await using var read = await articles.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var head = await LogHead.ReadAsync(read, ct);
        var limit = request.LimitOrDefault;
        var page = await changes.PageAsync(read, head, After(request.Cursor, head), limit, ct);
        var wanted = Parse.List(request.Include).Contains("articles")
            ? page.Rows.Where(r => r is { Type: ThingKind.Article, Op: ChangeOp.Upsert }).Select(r => r.Id).Distinct().ToList()
            : [];
        var ready = wanted.Count == 0 ? null : await articles.ReadyAsync(read, wanted, ["html"], ct);
        var included = wanted.Where(id => ready!.ContainsKey(id)).Select(id => (id, (Action<IBufferWriter<byte>>)ready![id].Write));
        var next = page.NextCursor;
        return ChangesBody.Write(page.Rows, ChangesMeta.Of(limit, page.HasMore, next, head), Links(next), included) with
        {
            Vary = Accepting.VaryByType,
            Collections = ["changes"],
            HangsOn = Answer.On(Enum.GetValues<ThingKind>()),
        };
    }

    private protected override async Task SendAsync(ListChangesRequest request, bool noStore, CancellationToken ct)
    {
        var caller = CallerAddress.Of(HttpContext);
        if (ServerSentEvents.AreAskedFor(HttpContext.Request.Headers))
        {
            var cursor = ChangeStreams.CursorOf(HttpContext.Request, request.Cursor);
            HttpContext.Response.Headers.Vary = Accepting.VaryByType;
            var begin = After(cursor, await changes.HeadAsync(ct));
            await streams.SendAsync(HttpContext, caller, begin, (after, token) => tail.AfterAsync(after).WaitAsync(token));
            return;
        }

        if (Parse.Number(request.Wait ?? "0") is not (> 0 and { } seconds))
        {
            await base.SendAsync(request, noStore, ct);
            return;
        }

        var head = await changes.HeadAsync(ct);
        var from = After(request.Cursor, head);
        await polls.LookAsync(
            HttpContext,
            caller,
            TimeSpan.FromSeconds(seconds),
            _ => Task.FromResult(follower.PublicTo),
            to => to > from,
            ct
        );
        // The latest is what it was when the wait began.
        var since = request.Cursor == ChangeCursors.Latest ? ChangeCursors.Write(head, from) : request.Cursor;
        await base.SendAsync(request with { Cursor = since }, noStore: true, ct);
    }

    // A waiting question is answered from what is kept only when it has waited, and so by nobody who knows its address alone.
    private protected override string Key(ListChangesRequest request) =>
        request.Wait is null ? base.Key(request) : $"{base.Key(request)}#{request.Cursor}";

    private static long After(string? cursor, LogHead head) =>
        cursor switch
        {
            null => 0,
            ChangeCursors.Latest => head.Sequence,
            _ => ChangeCursors.Read(cursor, head),
        };
}

/// <summary>What the operation takes.</summary>
public sealed record ListChangesRequest
{
    /// <summary>Most rows per page.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    /// <summary>
    /// Goes on after a page (its <c>meta.nextCursor</c>) or a snapshot (its <c>meta.changesCursor</c>); <c>latest</c> begins at the head.
    /// None begins at the oldest kept row.
    /// </summary>
    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary><c>articles</c> gives the changed articles whole, as they are now.</summary>
    [QueryParam]
    public string? Include { get; init; }

    /// <summary>How many seconds to wait for a row where there is none yet.</summary>
    [QueryParam]
    public string? Wait { get; init; }

    internal int LimitOrDefault => ListRules.LimitOf(Limit);
}

/// <summary>What the operation refuses.</summary>
public sealed class ListChangesValidator : Validator<ListChangesRequest>
{
    /// <summary>The rules.</summary>
    public ListChangesValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
        RuleFor(r => r.Include).Words("articles");
        RuleFor(r => r.Wait).WholeNumber(0, LongPolls.MostSeconds, 0);
    }
}

/// <summary>One page of the change log.</summary>
public sealed record ChangesResponse
{
    /// <summary>The rows, oldest first.</summary>
    public required IReadOnlyList<ChangeResponse> Data { get; init; }

    /// <summary>Where this page stands.</summary>
    public required ChangesMeta Meta { get; init; }

    /// <summary>Addresses of this page and the next, which is there to be asked again at the end.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>The changed articles, if asked for.</summary>
    public required ChangesIncluded Included { get; init; }
}

/// <summary>What changes can include.</summary>
public sealed record ChangesIncluded
{
    /// <summary>Articles by id, as they are now; empty unless <c>include=articles</c>. One that is not public any more is absent.</summary>
    public required IReadOnlyDictionary<Guid, ArticleResponse> Articles { get; init; }
}
