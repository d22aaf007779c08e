using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Changes;
using Cms.Api.Delivery.Snapshot;
using Cms.Api.Http;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Partners.Articles;

/// <summary>Gets all that this partner may have, whole, page by page, and at its end what it may not have any more.</summary>
internal sealed class GetPartnerSnapshot(CmsDatabase database, PartnerArticleReader articles, PartnerThings things)
    : PartnerEndpoint<PartnerSnapshotRequest, PartnerSnapshotResponse>
{
    // The pages of what is gone come after those of what is there; a cursor says among which it stands.
    private const string There = "there";
    private const string Gone = "gone";

    public override void Configure() =>
        Gives(
            "snapshot",
            "Get this partner's snapshot",
            "All pieces this partner is entitled to or holds under an embargo, whole, in the order of their ids. Every page carries "
                + "meta.changesCursor, taken before the first page: go on with /v1/partner/changes from there. "
                + "The last pages carry removes: every piece it was ever entitled to and is not now."
        );

    protected override async Task<Answer> AnswerAsync(PartnerSnapshotRequest request, CancellationToken ct)
    {
        HttpContext.Response.RegisterForDispose(Resolve<LongAnswers>().Take(HttpContext));
        var partner = Partner.Id;
        var formats = request.FormatsOrDefault;
        var identity = $"partner snapshot {partner}\n{string.Join(',', formats.Order(StringComparer.Ordinal))}";
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var head = await LogHead.ReadAsync(read, ct);
        var after = request.Cursor is null ? null : Cursors.Read(identity, request.Cursor, 2);
        var changesCursor = after is null ? ChangeCursors.Write(head, head.Sequence, partner) : after.Values[0];
        if (after is not null)
            ChangeCursors.Read(changesCursor, head, partner);
        var limit = request.LimitOrDefault;
        var (from, isGone) = (after?.Id ?? Guid.Empty, after?.Values[1] == Gone);

        var there = isGone ? Page.Of<Guid>([], limit) : await IdsAsync(read, partner, "standing <> 'Gone'", from, limit, ct);
        // The first page of what is gone is that on which what is there ends.
        var gone = there.HasMore
            ? Page.Of<Guid>([], limit)
            : await IdsAsync(read, partner, "standing = 'Gone'", isGone ? from : Guid.Empty, limit, ct);
        var pieces = await articles.ReadAsync(read, partner, there.Rows, ct);
        var included = await things.IncludedAsync(read, [.. pieces.Values], Parse.List(request.Include), ct);
        var next = there.CursorAfter(last => Cursors.Write(identity, new CursorKeys([changesCursor, There], last)))
            ?? gone.CursorAfter(last => Cursors.Write(identity, new CursorKeys([changesCursor, Gone], last)));
        var links = Links(next);

        var output = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Http.Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("data"u8);
            foreach (var id in there.Rows.Where(pieces.ContainsKey))
            {
                var piece = new ArrayBufferWriter<byte>();
                PartnerPieces.Write(piece, pieces[id], formats);
                ReadyJson.Write(json, piece.WrittenMemory);
            }

            json.WriteEndArray();
            json.WritePropertyName("removes"u8);
            JsonSerializer.Serialize(json, gone.Rows, Http.Json.Options);
            json.WritePropertyName("meta"u8);
            JsonSerializer.Serialize(json, SnapshotMeta.Of(limit, next, head, changesCursor), Http.Json.Options);
            json.WritePropertyName("links"u8);
            JsonSerializer.Serialize(json, links, Http.Json.Options);
            json.WritePropertyName("included"u8);
            JsonSerializer.Serialize(json, included, Http.Json.Options);
            json.WriteEndObject();
        }

        return new Answer { Body = output.WrittenMemory, Link = ListPages.Header(links) };
    }

    private async Task<Page<Guid>> IdsAsync(ReadConnection read, Guid partner, string standing, Guid after, int limit, CancellationToken ct)
    {
        var rows = await read.QueryAsync(
            new Statement(
                $"""
                SELECT article_id FROM partner_articles WHERE partner_id = @p0 AND article_id > @p1 AND {standing}
                ORDER BY article_id LIMIT @p2
                """,
                [database.Sql.Value(partner), database.Sql.Value(after), (long)limit + 1]
            ),
            row => row.GetId(0),
            ct
        );
        return Page.Of(rows, limit);
    }
}

/// <summary>What the operation takes.</summary>
public sealed record PartnerSnapshotRequest
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

    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal int LimitOrDefault => ListRules.LimitOf(Limit);

    internal IReadOnlyList<string> FormatsOrDefault => BodyFormats.Of(Formats);
}

/// <summary>What the operation refuses.</summary>
public sealed class PartnerSnapshotValidator : Validator<PartnerSnapshotRequest>
{
    /// <summary>The rules.</summary>
    public PartnerSnapshotValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
        RuleFor(r => r.Formats).Words(BodyFormats.All);
        RuleFor(r => r.Include).Words(ArticleIncluded.Names);
    }
}

/// <summary>One page of a partner's snapshot.</summary>
public sealed record PartnerSnapshotResponse
{
    /// <summary>Whole pieces in the order of their ids.</summary>
    public required IReadOnlyList<PartnerArticleResponse> Data { get; init; }

    /// <summary>Ids of pieces this partner was ever entitled to and is not now; empty but on the last pages.</summary>
    public required IReadOnlyList<Guid> Removes { get; init; }

    /// <summary>Where this page stands.</summary>
    public required SnapshotMeta Meta { get; init; }

    /// <summary>Addresses of this page and the next.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>What the pieces of this page refer to, if asked for; of pictures those alone that are cleared.</summary>
    public required ArticleIncluded Included { get; init; }
}
