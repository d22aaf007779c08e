using Cms.Api.Delivery.Changes;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Withdrawals;

/// <summary>Lists what was public and is not any more.</summary>
internal sealed class ListPublicWithdrawals(CmsDatabase database, ChangeReader changes, Addresses addresses)
    : DeliveryEndpoint<ListPublicWithdrawalsRequest, ListResponse<WithdrawnThingResponse, NothingIncluded>>
{
    private const string List = "withdrawals";

    private static readonly SortOrder NewestFirst = new([new SortColumn("c.sequence", SortType.Number, true)], "c.thing_id");

    // Those that have an address. Readers are sent on from one author to another who turned out to be the same, and nothing may be known
    // of who asked to disappear: neither is gone.
    private static readonly IReadOnlyList<KindOfThing> Addressed = [.. Kinds.All.Where(k => k.HasPage || k.Is == ThingKind.Illustration)];

    // IS TRUE, since = TRUE would have SQLite walk the rows that are public in place of those that are removals.
    private static readonly string From = $"""
        FROM changes c {string.Join(
            ' ',
            Addressed.Select(k =>
                $"LEFT JOIN {k.Table} ON c.kind = '{k.Is}' AND {k.Table}.id = c.thing_id AND {k.Table}.was_public = TRUE"
                + $" AND {k.Table}.is_public = FALSE"
                + (k.Is == ThingKind.Author ? " AND authors.printed_as IS NULL AND authors.merged_into IS NULL" : "")
            )
        )}
        WHERE c.is_public IS TRUE AND c.op = 'Remove' AND COALESCE({string.Join(", ", Addressed.Select(k => $"{k.Table}.id"))}) IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM changes n WHERE n.thing_id = c.thing_id AND n.sequence > c.sequence AND n.is_public = TRUE)
        """;

    public override void Configure() =>
        Reads(
            "/v1/withdrawals",
            "List withdrawals",
            "What was public and is not any more, newest first, with what is said in its place: its addresses answer 410. With the "
                + "snapshot and the redirects all that a static site needs to be built; what goes later is told by the changes."
        );

    protected override async Task<Answer> AnswerAsync(ListPublicWithdrawalsRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var limit = request.LimitOrDefault;
        var text = new StatementText();
        var after = request.Cursor is null
            ? ""
            : $" AND {NewestFirst.After(text, Cursors.Read(List, request.Cursor, NewestFirst.Columns.Count), database)}";
        var bounds = $"LIMIT {text.Value((long)limit + 1)} OFFSET {text.Value((long)((request.PageOrDefault ?? 1) - 1) * limit)}";
        var page = Page.Of(
            await read.QueryAsync(
                text.With($"SELECT {ChangeReader.Columns} {From}{after} ORDER BY {NewestFirst.OrderBy} {bounds}"),
                changes.Row,
                ct
            ),
            limit
        );
        var next = page.CursorAfter(last =>
            Cursors.Write(List, new CursorKeys([last.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)], last.Id))
        );
        var total =
            request.Count == "true"
                ? (int?)(await read.QueryAsync(new Statement($"SELECT COUNT(*) {From}", []), r => r.GetInt64(0), ct))[0]
                : null;
        var list = Listed(request, await TellAsync(read, page.Rows, ct), NothingIncluded.Here, next, total);
        return new Answer
        {
            Body = Bytes(list),
            Link = ListPages.Header(list.Links),
            Collections = [List, .. Addressed.Select(k => k.Collection)],
            HangsOn = Answer.On([.. Addressed.Select(k => k.Is)]),
        };
    }

    private async Task<IReadOnlyList<WithdrawnThingResponse>> TellAsync(
        ReadConnection read,
        IReadOnlyList<ChangeResponse> rows,
        CancellationToken ct
    )
    {
        var ids = rows.Select(r => r.Id).ToList();
        var replacementIds = rows.Select(r => r.ReplacementId).OfType<Guid>().Distinct().ToList();
        var slugs = (
            await read.Db.Slugs.Where(s => ids.Contains(s.TargetId) && !s.IsCurrent).OrderBy(s => s.Slug).ToListAsync(ct)
        ).ToLookup(s => s.TargetId, s => s.Slug);
        var replacements = await read
            .Db.Articles.VisibleToReaders()
            .Where(a => replacementIds.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => ArticleReference.To(a, addresses), ct);
        return
        [
            .. rows.Select(row => new WithdrawnThingResponse
            {
                Type = row.Type,
                Id = row.Id,
                Slug = row.Slug,
                // Moved while it is down it has another slug now, and that of its row is a former one too.
                FormerSlugs = [.. slugs[row.Id].Where(slug => slug != row.Slug)],
                Url = row.Slug is null ? null : addresses.Page(row.Type, row.Slug),
                Since = row.At,
                Reason = row.Reason,
                Notice = row.Notice,
                Replacement = row.ReplacementId is { } id ? replacements.GetValueOrDefault(id) : null,
            }),
        ];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListPublicWithdrawalsRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListPublicWithdrawalsValidator : ListValidator<ListPublicWithdrawalsRequest>;

/// <summary>Something that was public and is not any more.</summary>
public sealed record WithdrawnThingResponse
{
    /// <summary>The kind of thing.</summary>
    public required ThingKind Type { get; init; }

    /// <summary>Its id (UUIDv7); its address answers 410.</summary>
    public required Guid Id { get; init; }

    /// <summary>The slug it had; null for a picture, which has none.</summary>
    public required string? Slug { get; init; }

    /// <summary>The slugs it had before that, which answer 410 too.</summary>
    public required IReadOnlyList<string> FormerSlugs { get; init; }

    /// <summary>The page it had on the website; null for a picture.</summary>
    public required string? Url { get; init; }

    /// <summary>Since when it is gone, UTC.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Why.</summary>
    public required ChangeReason Reason { get; init; }

    /// <summary>What readers are told in its place; null where it was taken down without a notice.</summary>
    public required string? Notice { get; init; }

    /// <summary>The public piece that stands in for it; null where none does.</summary>
    public required ArticleReference? Replacement { get; init; }
}
