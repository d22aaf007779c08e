using Cms.Api.Admin;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Cms.Model.Partners;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>Says where a piece ran.</summary>
internal sealed class ReportPlacement : AdminBodyEndpoint<EmptyRequest, PlacementInput, PlacementValidator, PlacementResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/partner/placements",
            PartnerScopes.Pull,
            "Report a placement",
            "Says where a piece ran, as it is or translated, so that the desk knows where a correction or a withdrawal has to arrive. Of "
                + "any piece this partner was ever entitled to.",
            status: 201
        );

    protected override async Task<AdminAnswer<PlacementResponse>> ActAsync(EmptyRequest request, PlacementInput body, CancellationToken ct)
    {
        var partner = HttpContext.Partner().Id;
        if (!await Db.PartnerArticles.AnyAsync(a => a.PartnerId == partner && a.ArticleId == body.ArticleId, ct))
            throw BodyRules.Failed(
                ProblemError.InBody("/articleId", "unknown-reference", "This partner was never entitled to an article with this id.")
            );
        var placement = new Placement(partner, body.ArticleId!.Value, body.Url!, body.Language, body.Kind!.Value, body.Translator, Now);
        Db.Add(placement);
        return await SaveAsync(null, _ => Task.FromResult(PlacementResponse.From(placement)), null, ct);
    }
}

/// <summary>Where a piece ran.</summary>
public sealed record PlacementInput
{
    /// <summary>The piece.</summary>
    public Guid? ArticleId { get; init; }

    /// <summary>Where it stands.</summary>
    public string? Url { get; init; }

    /// <summary>In which language, a BCP 47 tag.</summary>
    public string Language { get; init; } = "";

    /// <summary>As it is, or translated.</summary>
    public PlacementKind? Kind { get; init; }

    /// <summary>Who translated it; null for nobody named.</summary>
    public string? Translator { get; init; }
}

/// <summary>What a placement may not be.</summary>
public sealed class PlacementValidator : AbstractValidator<PlacementInput>
{
    /// <summary>The rules.</summary>
    public PlacementValidator()
    {
        RuleFor(b => b.ArticleId).Given();
        RuleFor(b => b.Url).WebAddress(isRequired: true);
        RuleFor(b => b.Language).LanguageTag();
        RuleFor(b => b.Kind).Given();
        RuleFor(b => b.Translator).LineOrNone(200);
    }
}
