using Cms.Api.Admin.Things;
using Cms.Api.Http;
using Cms.Model.Sources;
using FluentValidation;

namespace Cms.Api.Admin.Sources;

/// <summary>A publication, as an editor writes it.</summary>
public record SourceInput
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>Its home page; null if unknown.</summary>
    public string? HomePage { get; init; }

    /// <summary>The license its pieces come under; null if none was agreed.</summary>
    public LicenseInput? License { get; init; }

    /// <summary>What it lets the magazine pass on to partners; nothing if left out.</summary>
    public OnwardInput Onward { get; init; } = new();

    /// <summary>Whether readers see it even while nothing public shows it; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A publication, as an editor makes it.</summary>
public sealed record NewSourceInput : SourceInput, INewThing
{
    /// <summary>The slug; null makes one of the name, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a source lets the magazine pass on to partners, as an editor writes it.</summary>
public sealed record OnwardInput
{
    /// <summary>Its text; denied if left out.</summary>
    public OnwardText Text { get; init; } = OnwardText.Denied;

    /// <summary>Its illustrations; denied if left out.</summary>
    public OnwardIllustrations Illustrations { get; init; } = OnwardIllustrations.Denied;

    /// <summary>Whose address counts as the original; theirs if left out.</summary>
    public OnwardCanonical Canonical { get; init; } = OnwardCanonical.Theirs;

    /// <summary>When this ends, UTC; null while it stands.</summary>
    public DateTime? Until { get; init; }
}

/// <summary>What such rights may not be.</summary>
public sealed class OnwardInputValidator : AbstractValidator<OnwardInput>;

/// <summary>What such a thing may not be, new or not.</summary>
public abstract class SourceRules<T> : AbstractValidator<T>
    where T : SourceInput
{
    /// <summary>Adds the rules.</summary>
    protected SourceRules()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Kind).Given();
        RuleFor(b => b.HomePage).WebAddress();
        RuleFor(b => b.License).SetValidator(new LicenseRules()!);
        RuleFor(b => b.Onward).SetValidator(new OnwardInputValidator());
    }
}

/// <summary>What a change may not make of it.</summary>
public sealed class SourceInputValidator : SourceRules<SourceInput>;

/// <summary>What a new one may not be.</summary>
public sealed class NewSourceInputValidator : SourceRules<NewSourceInput>
{
    /// <summary>The rules.</summary>
    public NewSourceInputValidator() => RuleFor(b => b.Slug).SlugText();
}
