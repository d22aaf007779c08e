using Cms.Api.Admin.Things;
using Cms.Api.Http;
using Cms.Model.Series;
using FluentValidation;

namespace Cms.Api.Admin.Series;

/// <summary>A multipart series or a curated collection, as an editor writes it.</summary>
public record SeriesInput
{
    /// <summary>The title as printed.</summary>
    public string Title { get; init; } = "";

    /// <summary>Multipart or collection; a series keeps the kind it was made with.</summary>
    public SeriesKind? Kind { get; init; }

    /// <summary>What it is about, plain text; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>How many parts were announced; null if none were.</summary>
    public int? Total { get; init; }

    /// <summary>Whether its last piece has run; false if left out.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The piece that leads it, an article's id; null for none.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>The publications it is made with, in order.</summary>
    public IReadOnlyList<Guid> SourceIds { get; init; } = [];

    /// <summary>Whether readers see it even while nothing public shows it; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A multipart series or a curated collection, as an editor makes it.</summary>
public sealed record NewSeriesInput : SeriesInput, INewThing
{
    /// <summary>The slug; null makes one of the title, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What such a thing may not be, new or not.</summary>
public abstract class SeriesRules<T> : AbstractValidator<T>
    where T : SeriesInput
{
    /// <summary>Adds the rules.</summary>
    protected SeriesRules()
    {
        RuleFor(b => b.Title).Line(1, 300);
        RuleFor(b => b.Kind).Given();
        RuleFor(b => b.Description).Lines(5_000);
        RuleFor(b => b.Total).Within(1, 1_000);
        RuleFor(b => b.SourceIds).AtMost(20);
        RuleForEach(b => b.SourceIds).Item();
    }
}

/// <summary>What a change may not make of it.</summary>
public sealed class SeriesInputValidator : SeriesRules<SeriesInput>;

/// <summary>What a new one may not be.</summary>
public sealed class NewSeriesInputValidator : SeriesRules<NewSeriesInput>
{
    /// <summary>The rules.</summary>
    public NewSeriesInputValidator() => RuleFor(b => b.Slug).SlugText();
}
