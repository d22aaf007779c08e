using Cms.Api.Admin;
using Cms.Api.Admin.Partners;
using Cms.Api.Admin.Things;
using Cms.Api.Background;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>Chooses what the partner takes.</summary>
internal sealed class ChooseSelection : AdminBodyEndpoint<EmptyRequest, SelectionInput, SelectionValidator, PartnerSelectionResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PUT,
            "/v1/partner/selection",
            PartnerScopes.Manage,
            "Choose what to take",
            "Narrows what this partner takes of all it is entitled to, or widens it again: members left out choose everything. Pieces "
                + "that come or go by it follow as rows of its changes; a copy of one that goes may stay."
        );

    protected override async Task<AdminAnswer<PartnerSelectionResponse>> ActAsync(
        EmptyRequest request,
        SelectionInput body,
        CancellationToken ct
    )
    {
        var id = HttpContext.Partner().Id;
        var partner = await Db.Partners.FirstAsync(p => p.Id == id, ct);
        partner.Select(
            new PartnerSelection
            {
                Series = Distinct(body.Series),
                Topics = Distinct(body.Topics),
                Languages = body.Languages is null ? null : [.. body.Languages.Distinct()],
            }
        );
        var answer = await SaveAsync(
            null,
            async token =>
            {
                await DemandPublicAsync(body, token);
                return PartnerSelectionResponse.From(partner.Selection);
            },
            null,
            ct
        );
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }

    private static IReadOnlyList<Guid>? Distinct(IReadOnlyList<Guid>? ids) => ids is null ? null : [.. ids.Distinct()];

    /// <summary>What is not public is not there for a partner: its name gives away what nobody may know yet.</summary>
    private async Task DemandPublicAsync(SelectionInput body, CancellationToken ct)
    {
        List<Guid> series = [.. body.Series ?? []];
        List<Guid> topics = [.. body.Topics ?? []];
        var there = (await Db.Series.Where(s => series.Contains(s.Id) && s.IsPublic).Select(s => s.Id).ToListAsync(ct))
            .Concat(await Db.Topics.Where(t => topics.Contains(t.Id) && t.IsPublic).Select(t => t.Id).ToListAsync(ct))
            .ToHashSet();
        var missing = series
            .Select((id, i) => new ThingReference($"/series/{i}", ThingKind.Series, id))
            .Concat(topics.Select((id, i) => new ThingReference($"/topics/{i}", ThingKind.Topic, id)))
            .Where(r => !there.Contains(r.Id))
            .ToList();
        if (missing.Count > 0)
            throw BodyRules.Failed(
                missing.Select(r =>
                    ProblemError.InBody(
                        r.Pointer,
                        "unknown-reference",
                        $"There is no public {r.Kind.ToString().ToLowerInvariant()} with this id."
                    )
                )
            );
    }
}

/// <summary>What a partner takes; null members choose everything.</summary>
public sealed record SelectionInput
{
    /// <summary>In any of these series.</summary>
    public IReadOnlyList<Guid>? Series { get; init; }

    /// <summary>Under any of these topics.</summary>
    public IReadOnlyList<Guid>? Topics { get; init; }

    /// <summary>In any of these languages, as BCP 47 tags exactly as the articles carry them.</summary>
    public IReadOnlyList<string>? Languages { get; init; }
}

/// <summary>What a selection may not be.</summary>
public sealed class SelectionValidator : AbstractValidator<SelectionInput>
{
    private const int Most = 100;

    /// <summary>The rules.</summary>
    public SelectionValidator()
    {
        RuleFor(b => b.Series!).AtMost(Most);
        RuleFor(b => b.Topics!).AtMost(Most);
        RuleFor(b => b.Languages!).AtMost(Most);
        RuleForEach(b => b.Languages!).LanguageTag();
    }
}
