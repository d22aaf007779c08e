using System.Buffers;
using System.Text.Json;
using Cms.Api.Access;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Changes;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
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
    LongPolls polls,
    KeyReader keys,
    Addresses addresses
) : PartnerEndpoint<ListPartnerChangesRequest, PartnerChangesResponse>
{
    private const string Latest = "latest";

    public override void Configure() =>
        Gives(
            "/v1/partner/changes",
            "List changes for this partner",
            "All that came to this partner, changed or went, oldest first. Keep nextCursor and send it to go on: it is never null, and "
                + "no change is ever missed. Apply rows in order of sequence: "
                + "upsert takes the piece as it is now, hold has it ready and publishes nothing, remove takes it down or lets a copy "
                + "stay, as action says. Sending a cursor back says that everything before it was received. "
                + "With wait the answer comes as soon as there is a row, or empty after so many seconds.",
            whileSuspended: true,
            waits: true,
            beyondQuota: true
        );

    protected override async Task<Answer> AnswerAsync(ListPartnerChangesRequest request, CancellationToken ct)
    {
        var partner = Partner;
        var head = await HeadAsync(ct);
        var after = request.Cursor switch
        {
            null => 0,
            Latest => head.Sequence,
            _ => ChangeCursors.Read(request.Cursor, head, partner.Id),
        };
        if (request.Cursor is not (null or Latest))
            await ReceiveAsync(partner, after, ct);
        if (partner.SuspendedAt is not null)
            await changes.KeepBackAsync(partner, after, ct);
        var limit = request.LimitOrDefault;
        var page = await polls.LookAsync(
            HttpContext,
            partner.Id,
            TimeSpan.FromSeconds(request.Wait is null ? 0 : Parse.Number(request.Wait)!.Value),
            async token => await changes.PageAsync(await CurrentAsync(partner, token), after, limit, token),
            p => p.Rows.Count > 0,
            ct
        );
        var next = ChangeCursors.Write(page.Head, page.HasMore ? page.Rows[^1].Sequence : page.Head.Sequence, partner.Id);
        var links = new ListLinks
        {
            Self = addresses.Api(CanonicalPath()),
            Next = addresses.Api(ListPages.WithCursor(CanonicalPath("cursor"), next)),
        };
        var included = Parse.List(request.Include).Contains("articles") ? await ReadyAsync(partner, page.Rows, ct) : [];
        var meta = new ChangesMeta
        {
            Limit = limit,
            HasMore = page.HasMore,
            NextCursor = next,
            Page = null,
            Total = null,
            Epoch = page.Head.Epoch,
        };
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Http.Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, page.Rows, Http.Json.Options);
            json.WritePropertyName("meta"u8);
            JsonSerializer.Serialize(json, meta, Http.Json.Options);
            json.WritePropertyName("links"u8);
            JsonSerializer.Serialize(json, links, Http.Json.Options);
            json.WriteStartObject("included"u8);
            json.WriteStartObject("articles"u8);
            foreach (var piece in included)
            {
                json.WritePropertyName(piece.Article.Id.ToString());
                var article = new ArrayBufferWriter<byte>();
                PartnerPieces.Write(article, piece, ["html"]);
                ReadyJson.Write(json, article.WrittenMemory);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new Answer { Body = output.WrittenMemory, Link = ListPages.Header(links) };
    }

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

    private async Task<LogHead> HeadAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        return await LogHead.ReadAsync(read, ct);
    }

    /// <summary>The partner as it is at this moment: while somebody waits, a key may be revoked and a partner suspended.</summary>
    private async Task<Partner> CurrentAsync(Partner partner, CancellationToken ct)
    {
        if (
            KeyText.Parse(Bearer.Token(HttpContext.Request) ?? "") is not { } key
            || (await keys.FindAsync(key, ct))?.PartnerId != partner.Id
        )
            throw new ProblemException("key-invalid", "The key was revoked or has expired.");
        await using var read = await database.OpenReadAsync(ct);
        return await read.Db.Partners.FirstAsync(p => p.Id == partner.Id, ct);
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
