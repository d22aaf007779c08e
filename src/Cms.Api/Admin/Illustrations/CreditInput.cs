using Cms.Api.Http.Bodies;
using Cms.Model.Illustrations;
using FluentValidation;

namespace Cms.Api.Admin.Illustrations;

/// <summary>Who is to be credited for a picture, as an editor writes it. At least one of name, author, source and text is given.</summary>
public sealed record CreditInput
{
    /// <summary>How the picture came to the magazine.</summary>
    public CreditKind? Kind { get; init; }

    /// <summary>The name to print, where no author or source known here has it; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Who made it, an author's id; null if not known here.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>For whom it was made or who gave it, a source's id; null if not known here.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Where it or its maker stands; null for nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>The line as it must be printed; null makes it.</summary>
    public string? Text { get; init; }
}

/// <summary>What a credit may not be.</summary>
public sealed class CreditInputValidator : AbstractValidator<CreditInput>
{
    /// <summary>The rules.</summary>
    public CreditInputValidator()
    {
        RuleFor(c => c.Kind).Given();
        RuleFor(c => c.Name).LineOrNone(200);
        RuleFor(c => c.Name)
            .Must((c, name) => name is not null || c.AuthorId is not null || c.SourceId is not null || c.Text is not null)
            .WithErrorCode("credit-empty")
            .WithMessage("The credit names nobody: give a name, an author, a source or the line as printed.");
        RuleFor(c => c.Url).WebAddress();
        RuleFor(c => c.Text).LineOrNone(500);
    }
}
