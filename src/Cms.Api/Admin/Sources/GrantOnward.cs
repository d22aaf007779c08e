using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Partners;
using Cms.Model.Sources;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Sources;

/// <summary>Sets what a source lets go on to partners.</summary>
internal sealed class GrantOnward : AdminBodyEndpoint<GrantOnwardRequest, GrantInput, GrantValidator, GrantResponse>, ITakesDown
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PUT,
            "/v1/admin/sources/{id}/onward",
            StaffScopes.Content,
            "Set a source's onward rights",
            "What of its pieces may go on to partners. Where less goes on than before, action says what becomes of copies, and notice "
                + "what partners are told: reads close at once, and a row for each piece follows. With dryRun=true nothing is changed, and "
                + "the answer counts the pieces that would leave each partner.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<GrantResponse>> ActAsync(GrantOnwardRequest request, GrantInput body, CancellationToken ct)
    {
        var source = await SourceDesk.Here.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, source);
        var rights = new OnwardRights(
            body.Text!.Value,
            body.Illustrations!.Value,
            body.Canonical!.Value,
            body.Until?.ToUniversalTime().CutToMilliseconds()
        );
        var leaves = await LeavesAsync(source, rights, ct);
        if (request.DryRun == "true")
            return new AdminAnswer<GrantResponse>(
                new GrantResponse
                {
                    IsDryRun = true,
                    Leaves = leaves,
                    Source = AdminSourceResponse.From(source, Resolve<Addresses>()),
                },
                EditVersion: source.EditVersion
            );
        if (rights.IsNarrowerThan(source.Onward) && body.Action is null)
            throw new NewsroomRule(
                "narrowing-needs-action",
                "Less goes on than before: say with action whether copies must be taken down or may stay."
            );
        source.Grant(
            rights,
            new OnwardLoss(body.Action == OnwardLossAction.TakeDown ? PartnerAction.TakeDown : PartnerAction.MayKeep, body.Notice),
            Now
        );
        return await SaveAsync(
            source,
            _ =>
                Task.FromResult(
                    new GrantResponse
                    {
                        IsDryRun = false,
                        Leaves = leaves,
                        Source = AdminSourceResponse.From(source, Resolve<Addresses>()),
                    }
                ),
            null,
            ct
        );
    }

    /// <summary>How many pieces of the source each partner has now that it would not have any more.</summary>
    private async Task<IReadOnlyList<LeavingResponse>> LeavesAsync(SyndicationSource source, OnwardRights rights, CancellationToken ct)
    {
        var now = Now;
        if (rights.Text == OnwardText.Allowed && (rights.Until is null || rights.Until > now))
            return [];
        // Bound by the source: every relation but that of belonging to a larger project.
        var counts = await Db
            .PartnerArticles.AsNoTracking()
            .Where(a =>
                a.Standing != PartnerStanding.Gone
                && Db.ArticleLinks.Any(l =>
                    l.ArticleId == a.ArticleId
                    && l.Kind == LinkKind.Source
                    && l.TargetId == source.Id
                    && l.Role != nameof(AttributionRelation.PartOf)
                )
            )
            .GroupBy(a => a.PartnerId)
            .Select(g => new { PartnerId = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var names = await Db.Partners.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return
        [
            .. counts
                .Select(c => new LeavingResponse
                {
                    PartnerId = c.PartnerId,
                    PartnerName = names[c.PartnerId],
                    Articles = c.Count,
                })
                .OrderBy(l => l.PartnerName, StringComparer.Ordinal)
                .ThenBy(l => l.PartnerId),
        ];
    }
}

/// <summary>Which source, and whether to ask only.</summary>
public sealed record GrantOnwardRequest
{
    /// <summary>The source's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Whether to change nothing and only count.</summary>
    [QueryParam]
    public string? DryRun { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class GrantOnwardValidator : Validator<GrantOnwardRequest>
{
    /// <summary>The rules.</summary>
    public GrantOnwardValidator() => RuleFor(r => r.DryRun).Flag();
}

/// <summary>What becomes of copies where less goes on.</summary>
public enum OnwardLossAction
{
    /// <summary>They may stay.</summary>
    MayKeep,

    /// <summary>They must be taken down.</summary>
    TakeDown,
}

/// <summary>What a source lets go on, and what becomes of copies.</summary>
public sealed record GrantInput
{
    /// <summary>Its text.</summary>
    public OnwardText? Text { get; init; }

    /// <summary>Its illustrations.</summary>
    public OnwardIllustrations? Illustrations { get; init; }

    /// <summary>Whose address counts as the original.</summary>
    public OnwardCanonical? Canonical { get; init; }

    /// <summary>When this ends, UTC; null while it stands.</summary>
    public DateTime? Until { get; init; }

    /// <summary>What becomes of copies; needed where less goes on than before.</summary>
    public OnwardLossAction? Action { get; init; }

    /// <summary>What partners are told of pieces that they lose by it; null for nothing.</summary>
    public string? Notice { get; init; }
}

/// <summary>What such rights may not be.</summary>
public sealed class GrantValidator : AbstractValidator<GrantInput>
{
    /// <summary>The rules.</summary>
    public GrantValidator()
    {
        RuleFor(b => b.Text).Given();
        RuleFor(b => b.Illustrations).Given();
        RuleFor(b => b.Canonical).Given();
        RuleFor(b => b.Notice).Lines(2_000);
    }
}

/// <summary>A source with its onward rights, and what partners lose by them.</summary>
public sealed record GrantResponse
{
    /// <summary>Whether nothing was changed.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>The partners that lose pieces.</summary>
    public required IReadOnlyList<LeavingResponse> Leaves { get; init; }

    /// <summary>The source as it is now.</summary>
    public required AdminSourceResponse Source { get; init; }
}

/// <summary>How many pieces leave a partner.</summary>
public sealed record LeavingResponse
{
    /// <summary>The partner.</summary>
    public required Guid PartnerId { get; init; }

    /// <summary>Its name.</summary>
    public required string PartnerName { get; init; }

    /// <summary>How many pieces.</summary>
    public required int Articles { get; init; }
}
