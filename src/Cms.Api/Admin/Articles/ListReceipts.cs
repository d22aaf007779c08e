using Cms.Api.Http.Doors;
using Cms.Api.Partners;
using Cms.Model.Access;
using Cms.Model.Changes;
using Cms.Model.Partners;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Lists which partners had a piece, and whether what happened to it arrived.</summary>
internal sealed class ListReceipts : AdminEndpoint<ById, ReceiptsResponse>
{
    // More partners than any magazine has; the answer says where there are more.
    private const int Most = 500;

    public override void Configure() =>
        Get(
            "articles/{id}/receipts",
            StaffScopes.Partners,
            "List a piece's receipts",
            "Every partner that was ever entitled to the piece: whether it received and acted on the last change, when it was last seen, "
                + "whom to ask, and where the piece ran there. The silent stand first."
        );

    protected override async Task<Outcome<ReceiptsResponse>> ActAsync(ById request, CancellationToken ct)
    {
        await Db.Articles.RequireAsync(request.Id, Actor, ct);
        var rows = await Db
            .PartnerArticles.AsNoTracking()
            .Where(a => a.ArticleId == request.Id)
            .Join(Db.Partners, a => a.PartnerId, p => p.Id, (a, p) => new { Partner = p, a.Standing })
            .OrderBy(r => r.Partner.Id)
            .Take(Most + 1)
            .ToListAsync(ct);
        var partners = rows.ConvertAll(r => r.Partner.Id);
        var lasts = await Db
            .PartnerChanges.AsNoTracking()
            .Where(c => partners.Contains(c.PartnerId) && c.ArticleId == request.Id)
            .GroupBy(c => c.PartnerId)
            .Select(g => g.OrderByDescending(c => c.Sequence).First())
            .ToDictionaryAsync(c => c.PartnerId, ct);
        var placements = (
            await Db.Placements.AsNoTracking().Where(p => p.ArticleId == request.Id).OrderBy(p => p.CreatedAt).Take(1_000).ToListAsync(ct)
        ).ToLookup(p => p.PartnerId);
        var receipts = rows.Take(Most).Select(r => Receipt(r.Partner, r.Standing, lasts.GetValueOrDefault(r.Partner.Id), placements));
        return new Outcome<ReceiptsResponse>(
            new ReceiptsResponse
            {
                Data =
                [
                    .. receipts
                        .OrderBy(r => r.HasActed)
                        .ThenBy(r => r.HasReceived)
                        .ThenBy(r => r.Partner.LastSeenAt ?? DateTime.MinValue)
                        .ThenBy(r => r.Partner.Id),
                ],
                HasMore = rows.Count > Most,
            }
        );
    }

    private static ReceiptResponse Receipt(
        Partner partner,
        PartnerStanding standing,
        PartnerChange? last,
        ILookup<Guid, Placement> placements
    ) =>
        new()
        {
            Partner = new ReceiptPartnerResponse
            {
                Id = partner.Id,
                Name = partner.Name,
                Contact = partner.Contact,
                SuspendedAt = partner.SuspendedAt,
                LastSeenAt = partner.LastSeenAt,
            },
            Standing = standing,
            Sequence = last?.Sequence,
            Op = last?.Op,
            Action = last?.Action,
            Reason = last?.Reason,
            HasReceived = last is not null && partner.ReceivedTo >= last.Sequence,
            HasActed = last is not null && partner.ActedTo >= last.Sequence,
            Placements = [.. placements[partner.Id].Select(PlacementResponse.From)],
        };
}

/// <summary>Which partners had a piece.</summary>
public sealed record ReceiptsResponse
{
    /// <summary>The partners, the silent first.</summary>
    public required IReadOnlyList<ReceiptResponse> Data { get; init; }

    /// <summary>Whether there are more than the 500 that are shown.</summary>
    public required bool HasMore { get; init; }
}

/// <summary>How a piece stands with a partner, and whether the last change arrived.</summary>
public sealed record ReceiptResponse
{
    /// <summary>The partner.</summary>
    public required ReceiptPartnerResponse Partner { get; init; }

    /// <summary>How the piece stands with it.</summary>
    public required PartnerStanding Standing { get; init; }

    /// <summary>The number of the last row it was given; null where all was kept back so far.</summary>
    public required long? Sequence { get; init; }

    /// <summary>What the row said to do.</summary>
    public required PartnerOp? Op { get; init; }

    /// <summary>What it said of copies.</summary>
    public required PartnerAction? Action { get; init; }

    /// <summary>Why.</summary>
    public required ChangeReason? Reason { get; init; }

    /// <summary>Whether a later cursor came back.</summary>
    public required bool HasReceived { get; init; }

    /// <summary>Whether the partner said that it has acted on it.</summary>
    public required bool HasActed { get; init; }

    /// <summary>Where the piece ran there.</summary>
    public required IReadOnlyList<PlacementResponse> Placements { get; init; }
}

/// <summary>A partner, for whoever has to call it.</summary>
public sealed record ReceiptPartnerResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whom to ask; null for nobody.</summary>
    public required string? Contact { get; init; }

    /// <summary>Since when it is suspended, UTC; null while it is not.</summary>
    public required DateTime? SuspendedAt { get; init; }

    /// <summary>When it last asked for anything, UTC; null for never.</summary>
    public required DateTime? LastSeenAt { get; init; }
}
