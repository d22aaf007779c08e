using System.Buffers;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Delivery.Changes;

/// <summary>Lists what changed, oldest first, without gaps.</summary>
internal sealed class ListChanges(ArticleReader articles) : DeliveryEndpoint<ListChangesRequest, ChangesResponse>
{
    private const string Latest = "latest";

    public override void Configure() =>
        Reads(
            "/v1/changes",
            "List changes",
            "The change log for readers, oldest first. Keep nextCursor and send it to go on: it is never null, no change is ever missed, "
                + "and each is given once. Apply rows in order of sequence: upsert takes the thing as it is now, remove takes it down. "
                + "Numbers rise and may skip: what lies between was not for readers (an embargo that partners are told of, say), is "
                + "thinned out, or never was, as after a restore. A skipped number is never a row that you missed."
        );

    protected override async Task<Answer> AnswerAsync(ListChangesRequest request, CancellationToken ct)
    {
        var database = articles.Database;
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var head = await LogHead.ReadAsync(read, ct);
        var after = request.Cursor switch
        {
            null => 0,
            Latest => head.Sequence,
            _ => ChangeCursors.Read(request.Cursor, head),
        };
        var limit = request.LimitOrDefault;
        var rows = await read.QueryAsync(
            new Statement(
                """
                SELECT sequence, op, kind, thing_id, slug, previous_slug, version, at, reason, caused_by_kind, caused_by_id, changed, tags,
                notice, replacement_id
                FROM changes WHERE is_public = TRUE AND sequence > @p0 ORDER BY sequence LIMIT @p1
                """,
                [after, (long)limit + 1]
            ),
            row => Row(row, database),
            ct
        );
        var page = Page.Of(rows, limit);
        // At the end the cursor passes over rows that are not for readers, so the next question does not walk them again.
        var next = ChangeCursors.Write(head, page.HasMore ? page.Rows[^1].Sequence : head.Sequence);
        var wanted = Parse.List(request.Include).Contains("articles")
            ? page.Rows.Where(r => r is { Type: ThingKind.Article, Op: ChangeOp.Upsert }).Select(r => r.Id).Distinct().ToList()
            : [];
        var documents = wanted.Count == 0 ? null : await articles.DocumentsAsync(read, wanted, ct);
        var included = wanted.Where(id => documents!.ContainsKey(id)).Select(id => (id, Html(documents![id])));
        return ChangesBody.Write(page.Rows, ChangesMeta.Of(limit, page.HasMore, next, head), Links(next), included) with
        {
            Collections = ["changes"],
            HangsOn = Answer.On(Enum.GetValues<ThingKind>()),
        };
    }

    private static Action<IBufferWriter<byte>> Html(ArticleDocument article) => output => ArticleReader.Write(output, article, ["html"]);

    private static ChangeResponse Row(System.Data.Common.DbDataReader row, CmsDatabase database) =>
        ChangeResponse.From(
            new Change
            {
                Sequence = row.GetInt64(0),
                Op = Enum.Parse<ChangeOp>(row.GetString(1)),
                Kind = Enum.Parse<ThingKind>(row.GetString(2)),
                ThingId = database.Sql.GetId(row, 3),
                Slug = row.IsDBNull(4) ? null : row.GetString(4),
                PreviousSlug = row.IsDBNull(5) ? null : row.GetString(5),
                Version = row.GetInt32(6),
                At = database.Sql.GetInstant(row, 7),
                Reason = Enum.Parse<ChangeReason>(row.GetString(8)),
                CausedByKind = row.IsDBNull(9) ? null : Enum.Parse<ThingKind>(row.GetString(9)),
                CausedById = row.IsDBNull(10) ? null : database.Sql.GetId(row, 10),
                Changed = row.GetString(11),
                Tags = row.GetString(12),
                Notice = row.IsDBNull(13) ? null : row.GetString(13),
                ReplacementId = row.IsDBNull(14) ? null : database.Sql.GetId(row, 14),
            }
        );
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
