using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Changes;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model.Articles;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Snapshot;

/// <summary>Gives all public articles, whole, page by page.</summary>
internal sealed class GetSnapshot(ArticleReader articles, Addresses addresses) : DeliveryEndpoint<SnapshotRequest, SnapshotResponse>
{
    // Some hundreds of kilobytes at most, and few reads to a page.
    private const int ArticlesOfPiece = 10;

    public override void Configure() =>
        Reads(
            "/v1/snapshot",
            "Get the snapshot",
            "All public articles, whole, in the order of their ids. Every page carries meta.changesCursor, taken before the first page: "
                + "go on with /v1/changes from there and nothing that happened meanwhile is missed."
        );

    protected override async Task<Answer> AnswerAsync(SnapshotRequest request, CancellationToken ct)
    {
        var database = articles.Database;
        var formats = request.FormatsOrDefault;
        var identity = $"snapshot\n{string.Join(',', formats.Order(StringComparer.Ordinal))}";
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var head = await LogHead.ReadAsync(read, ct);
        // The cursor carries the position that the first page took.
        var after = request.Cursor is null ? null : Cursors.Read(identity, request.Cursor, 1);
        var changesCursor = after is null ? ChangeCursors.Write(head, head.Sequence) : after.Values[0];
        if (after is not null)
            ChangeCursors.Read(changesCursor, head);
        var limit = request.LimitOrDefault;
        object[] values = after is null ? [(long)limit + 1] : [(long)limit + 1, database.Sql.Value(after.Id)];
        var rows = await read.QueryAsync(
            new Statement(
                $"""
                SELECT a.id, a.version FROM articles a
                WHERE {ArticleQueries.VisibleToReaders("a")}{(after is null ? "" : " AND a.id > @p1")} ORDER BY a.id LIMIT @p0
                """,
                values
            ),
            row => (Id: row.GetId(0), Version: row.GetInt64(1)),
            ct
        );
        var page = Page.Of(rows, limit);
        var next = page.CursorAfter(last => Cursors.Write(identity, new CursorKeys([changesCursor], last.Id)));
        var links = Links(next);
        var meta = SnapshotMeta.Of(limit, next, head, changesCursor);
        var versions = string.Join(',', page.Rows.Select(r => $"{r.Id}:{r.Version}"));
        return new Answer
        {
            Pieces = token => PiecesAsync([.. page.Rows.Select(r => r.Id)], formats, End(meta, links), token),
            // A piece that changes while the page is sent comes as it is then. The page is then newer than its mark, and is
            // sent again to whoever asks again.
            Mark = $"{identity}\n{links.Self}\n{changesCursor}\n{addresses.StoredShape}\n{versions}",
            Link = ListPages.Header(links),
            Collections = ["articles"],
        };
    }

    /// <summary>The body. No connection to the database is held while a piece of it is sent.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> PiecesAsync(
        IReadOnlyList<Guid> ids,
        IReadOnlyList<string> formats,
        ReadOnlyMemory<byte> end,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var isFirst = true;
        foreach (var some in ids.Chunk(ArticlesOfPiece))
        {
            var piece = new ArrayBufferWriter<byte>();
            await using (var read = await articles.Database.OpenReadAsync(ct))
            {
                var ready = await articles.ReadyAsync(read, some, formats, ct);
                // What was taken down meanwhile is left out; the changes after the snapshot say so.
                foreach (var id in some.Where(ready.ContainsKey))
                {
                    piece.Write(isFirst ? "{\"data\":["u8 : ","u8);
                    ready[id].Write(piece);
                    isFirst = false;
                }
            }

            if (piece.WrittenCount > 0)
                yield return piece.WrittenMemory;
        }

        if (isFirst)
            yield return "{\"data\":["u8.ToArray();
        yield return end;
    }

    private static ReadOnlyMemory<byte> End(SnapshotMeta meta, ListLinks links)
    {
        var end = new ArrayBufferWriter<byte>();
        end.Write("],\"meta\":"u8);
        end.Write(JsonSerializer.SerializeToUtf8Bytes(meta, Json.Options));
        end.Write(",\"links\":"u8);
        end.Write(JsonSerializer.SerializeToUtf8Bytes(links, Json.Options));
        end.Write(",\"included\":"u8);
        end.Write(JsonSerializer.SerializeToUtf8Bytes(NothingIncluded.Here, Json.Options));
        end.Write("}"u8);
        return end.WrittenMemory;
    }
}

/// <summary>What the operation takes.</summary>
public sealed record SnapshotRequest
{
    /// <summary>Most articles per page.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    /// <summary>Goes on after a page: its <c>meta.nextCursor</c>.</summary>
    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>The formats of the bodies to give; html if none is named.</summary>
    [QueryParam]
    public string? Formats { get; init; }

    internal int LimitOrDefault => ListRules.LimitOf(Limit);

    internal IReadOnlyList<string> FormatsOrDefault => BodyFormats.Of(Formats);
}

/// <summary>What the operation refuses.</summary>
public sealed class SnapshotValidator : Validator<SnapshotRequest>
{
    /// <summary>The rules.</summary>
    public SnapshotValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
        RuleFor(r => r.Formats).Words(BodyFormats.All);
    }
}

/// <summary>One page of the snapshot.</summary>
public sealed record SnapshotResponse
{
    /// <summary>Whole articles in the order of their ids.</summary>
    public required IReadOnlyList<ArticleResponse> Data { get; init; }

    /// <summary>Where this page stands.</summary>
    public required SnapshotMeta Meta { get; init; }

    /// <summary>Addresses of this page and the next.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>Always empty.</summary>
    public required NothingIncluded Included { get; init; }
}
