using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Changes;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Snapshot;

/// <summary>Gives all public articles, whole, page by page.</summary>
internal sealed class GetSnapshot(ArticleReader articles, Addresses addresses) : DeliveryEndpoint<SnapshotRequest, SnapshotResponse>
{
    public override void Configure() => Reads(
        "/v1/snapshot", "Get the snapshot",
        "All public articles, whole, in the order of their ids. Every page carries meta.changesCursor, taken before the first page: go on with /v1/changes from there and nothing that happened meanwhile is missed.");

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
        object[] values = after is null ? [(long)limit + 1] : [(long)limit + 1, database.Value(after.Id)];
        var ids = await read.QueryAsync(
            new Statement($"SELECT a.id FROM articles a WHERE {ArticleQueries.VisibleToReaders("a")}{(after is null ? "" : " AND a.id > @p1")} ORDER BY a.id LIMIT @p0", values),
            row => database.GetId(row, 0), ct);
        var hasMore = ids.Count > limit;
        if (hasMore)
            ids.RemoveAt(limit);
        var documents = await articles.DocumentsAsync(read, ids, ct);
        var next = hasMore ? Cursors.Write(identity, new CursorKeys([changesCursor], ids[^1])) : null;
        var links = new ListLinks { Self = addresses.Api(CanonicalPath()), Next = next is null ? null : addresses.Api(ListPages.WithCursor(CanonicalPath("cursor"), next)) };

        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("data"u8);
            foreach (var id in ids)
            {
                var article = new ArrayBufferWriter<byte>();
                ArticleReader.Write(article, documents[id], formats);
                ReadyJson.Write(json, article.WrittenMemory);
            }

            json.WriteEndArray();
            json.WritePropertyName("meta"u8);
            JsonSerializer.Serialize(json, new SnapshotMeta { Limit = limit, HasMore = hasMore, NextCursor = next, Page = null, Total = null, Epoch = head.Epoch, ChangesCursor = changesCursor }, Json.Options);
            json.WritePropertyName("links"u8);
            JsonSerializer.Serialize(json, links, Json.Options);
            json.WritePropertyName("included"u8);
            JsonSerializer.Serialize(json, NothingIncluded.Here, Json.Options);
            json.WriteEndObject();
        }

        return new Answer { Body = output.WrittenMemory, Link = ListPages.Header(links), Collections = ["articles"], HangsOn = Answer.On(Enum.GetValues<ThingKind>()) };
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

    internal int LimitOrDefault => (int)(Parse.Number(Limit) ?? ListRules.DefaultLimit);

    internal IReadOnlyList<string> FormatsOrDefault => Formats is null ? ["html"] : Parse.List(Formats);
}

/// <summary>What the operation refuses.</summary>
public sealed class SnapshotValidator : Validator<SnapshotRequest>
{
    /// <summary>The rules.</summary>
    public SnapshotValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
        RuleFor(r => r.Formats).Words(GetArticleRequest.AllFormats);
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

/// <summary>Where a page of the snapshot stands.</summary>
public sealed record SnapshotMeta
{
    /// <summary>Most articles per page, as asked for.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether there is more after this page.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Goes on after this page; null at the end.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>Always null: the snapshot goes by cursor.</summary>
    public required int? Page { get; init; }

    /// <summary>Always null.</summary>
    public required int? Total { get; init; }

    /// <summary>Names this history of the change log.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>The position in the change log before the first page: where to go on when the snapshot is taken.</summary>
    public required string ChangesCursor { get; init; }
}
