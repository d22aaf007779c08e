using Cms.Api.Admin.Partners;
using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Partners;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>Gets what the caller's partner is and may have.</summary>
internal sealed class GetMe(CmsDatabase database, PartnerUsageMeter usage)
    : PartnerEndpoint<EmptyRequest, OneResponse<MeResponse, NothingIncluded>>
{
    public override void Configure() =>
        Gives(
            "/v1/partner/me",
            "Get this partner",
            "Who this key is, the products it may take with their terms, what it chose, its quota and what it used of it, and whether it "
                + "is suspended.",
            whileSuspended: true,
            beyondQuota: true
        );

    protected override async Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct)
    {
        var partner = Partner;
        await using var read = await database.OpenReadAsync(ct);
        var now = Now;
        var granted = await read
            .Db.Entitlements.Where(e => e.PartnerId == partner.Id && e.EndedAt == null && (e.EndsAt == null || e.EndsAt > now))
            .Join(read.Db.Products, e => e.ProductId, p => p.Id, (e, p) => new { Entitlement = e, Product = p })
            .OrderBy(g => g.Entitlement.StartsAt)
            .ThenBy(g => g.Entitlement.Id)
            .ToListAsync(ct);
        return Json(
            new OneResponse<MeResponse, NothingIncluded>
            {
                Data = new MeResponse
                {
                    Id = partner.Id,
                    Name = partner.Name,
                    SuspendedAt = partner.SuspendedAt,
                    SuspensionNotice = partner.SuspensionNotice,
                    Products =
                    [
                        .. granted.Select(g => new MyProductResponse
                        {
                            Id = g.Product.Id,
                            Name = g.Product.Name,
                            Description = g.Product.Description,
                            License = LicenseResponse.From(g.Product.License),
                            Images = g.Product.Images,
                            StartsAt = g.Entitlement.StartsAt,
                            EndsAt = g.Entitlement.EndsAt,
                            HasEarlyAccess = g.Entitlement.HasEarlyAccess,
                        }),
                    ],
                    Selection = PartnerSelectionResponse.From(partner.Selection),
                    Usage = new UsageTodayResponse
                    {
                        Day = now.Date,
                        Requests = await usage.UsedTodayAsync(partner.Id, ct),
                        DailyRequests = partner.DailyRequests,
                    },
                    ReceivedTo = partner.ReceivedTo,
                    ActedTo = partner.ActedTo,
                },
                Included = NothingIncluded.Here,
            }
        );
    }
}

/// <summary>A partner, as it sees itself.</summary>
public sealed record MeResponse
{
    /// <summary>Its id, for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Since when it is suspended, UTC; null while it is not.</summary>
    public required DateTime? SuspendedAt { get; init; }

    /// <summary>Why, and whom to ask; null while it is not suspended.</summary>
    public required string? SuspensionNotice { get; init; }

    /// <summary>What it may take, now or from a later day on.</summary>
    public required IReadOnlyList<MyProductResponse> Products { get; init; }

    /// <summary>What it chose to take.</summary>
    public required PartnerSelectionResponse Selection { get; init; }

    /// <summary>What it asked for today.</summary>
    public required UsageTodayResponse Usage { get; init; }

    /// <summary>Up to which number of the change log it has received.</summary>
    public required long ReceivedTo { get; init; }

    /// <summary>Up to which number it said that it has acted.</summary>
    public required long ActedTo { get; init; }
}

/// <summary>A product that a partner may take.</summary>
public sealed record MyProductResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; null for nothing.</summary>
    public required string? Description { get; init; }

    /// <summary>Under which license; null: each piece names its own.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>Which pictures go with its pieces.</summary>
    public required ImageRule Images { get; init; }

    /// <summary>From when, UTC.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>Until when, UTC; null for no end.</summary>
    public required DateTime? EndsAt { get; init; }

    /// <summary>Whether it takes pieces under an embargo that names nobody.</summary>
    public required bool HasEarlyAccess { get; init; }
}

/// <summary>What a partner asked for today.</summary>
public sealed record UsageTodayResponse
{
    /// <summary>Midnight UTC at which the day began.</summary>
    public required DateTime Day { get; init; }

    /// <summary>Requests so far.</summary>
    public required long Requests { get; init; }

    /// <summary>Most of a day; null for no bound.</summary>
    public required int? DailyRequests { get; init; }
}
