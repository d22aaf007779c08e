using Cms.Api.Http.Bodies;
using Cms.Model.Home;
using FluentValidation;

namespace Cms.Api.Admin.Home;

/// <summary>The front page to be drafted, whole.</summary>
public sealed record HomeInput
{
    /// <summary>Its slots from top to bottom.</summary>
    public IReadOnlyList<HomeSlotInput> Slots { get; init; } = [];

    internal static HomeInput From(HomeLayout layout) =>
        new()
        {
            Slots =
            [
                .. layout.Slots.Select(s => new HomeSlotInput
                {
                    Key = s.Key,
                    Kind = s.Kind,
                    Title = s.Title,
                    Text = s.Text,
                    SeriesId = s.SeriesId,
                    LeadId = s.LeadId,
                    ArticleIds = s.ArticleIds,
                    Limit = s.Limit,
                }),
            ],
        };
}

/// <summary>A slot to be drafted.</summary>
public sealed record HomeSlotInput
{
    /// <summary>Its name for frontends, unique on the page: words of lower-case letters and digits joined by hyphens.</summary>
    public string? Key { get; init; }

    /// <summary>What it holds.</summary>
    public SlotKind? Kind { get; init; }

    /// <summary>The heading above it; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The words under the heading; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>The series it shows; for the kind series.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>The piece that comes first; null for none.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>Pieces picked by hand, in order; for the kinds feature and list.</summary>
    public IReadOnlyList<Guid> ArticleIds { get; init; } = [];

    /// <summary>Most pieces shown.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>What a front page may say.</summary>
public sealed class HomeRules : AbstractValidator<HomeInput>
{
    /// <summary>The rules.</summary>
    public HomeRules()
    {
        RuleFor(h => h.Slots).AtMost(HomePage.MaxSlots);
        RuleForEach(h => h.Slots).SetValidator(new HomeSlotRules());
    }
}

/// <summary>What a slot may say.</summary>
public sealed class HomeSlotRules : AbstractValidator<HomeSlotInput>
{
    /// <summary>The rules.</summary>
    public HomeSlotRules()
    {
        RuleFor(s => s.Key).SlugText(isRequired: true);
        RuleFor(s => s.Kind).Given();
        RuleFor(s => s.Title).LineOrNone(200);
        RuleFor(s => s.Text).Lines(2_000);
        RuleFor(s => s.ArticleIds).AtMost(HomePage.MaxArticles);
        RuleFor(s => s.Limit).Within(1, HomePage.MaxArticles);
        RuleFor(s => s.SeriesId)
            .Must((s, series) => s.Kind != SlotKind.Series || series is not null)
            .WithErrorCode("required")
            .WithMessage("seriesId is missing; a slot of the kind series shows one.");
    }
}
