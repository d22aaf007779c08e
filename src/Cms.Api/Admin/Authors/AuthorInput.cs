using Cms.Api.Admin.Things;
using Cms.Api.Http;
using Cms.Model.Authors;
using FluentValidation;

namespace Cms.Api.Admin.Authors;

/// <summary>A person or organization, as an editor writes them.</summary>
public record AuthorInput
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>Person or organization.</summary>
    public AuthorKind? Kind { get; init; }

    /// <summary>A few sentences, plain text; null for none.</summary>
    public string? Bio { get; init; }

    /// <summary>Their title today; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Whom they work for today; null for nobody.</summary>
    public string? Affiliation { get; init; }

    /// <summary>Where else to find them.</summary>
    public IReadOnlyList<AuthorLinkInput> Links { get; init; } = [];

    /// <summary>Their portrait, an illustration's id; null for none.</summary>
    public Guid? PortraitId { get; init; }

    /// <summary>Whether readers see them even while nothing public shows them; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A person or organization, as an editor makes them.</summary>
public sealed record NewAuthorInput : AuthorInput, INewThing
{
    /// <summary>The slug; null makes one of the name, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What may be changed of a person or organization.</summary>
public sealed record AuthorPatch : AuthorInput
{
    /// <summary>The slug; another one moves them, and the former one leads on unless it is to be forgotten.</summary>
    public string? Slug { get; init; }

    /// <summary>
    /// Whether to leave nothing that tells what they were called before: no redirect from any former slug, no former slug in
    /// the change log (purge by <c>author:&lt;id&gt;</c>), no credit that prints the former name. Not kept.
    /// </summary>
    public bool ForgetFormerName { get; init; }

    internal static AuthorPatch From(Author author)
    {
        var written = AuthorDesk.Here.Written(author);
        return new AuthorPatch
        {
            Name = written.Name,
            Kind = written.Kind,
            Bio = written.Bio,
            Title = written.Title,
            Affiliation = written.Affiliation,
            Links = written.Links,
            PortraitId = written.PortraitId,
            IsListed = written.IsListed,
            Slug = author.Slug,
        };
    }
}

/// <summary>A link on somebody's page, as an editor writes it.</summary>
public sealed record AuthorLinkInput
{
    /// <summary>What it says.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where it leads.</summary>
    public string Url { get; init; } = "";
}

/// <summary>What a link may not be.</summary>
public sealed class AuthorLinkInputValidator : AbstractValidator<AuthorLinkInput>
{
    /// <summary>The rules.</summary>
    public AuthorLinkInputValidator()
    {
        RuleFor(l => l.Label).Line(1, 100);
        RuleFor(l => l.Url).WebAddress(isRequired: true);
    }
}

/// <summary>What an author may not be, new or not.</summary>
public abstract class AuthorRules<T> : AbstractValidator<T>
    where T : AuthorInput
{
    /// <summary>Adds the rules.</summary>
    protected AuthorRules()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Kind).Given();
        RuleFor(b => b.Bio).Lines(5_000);
        RuleFor(b => b.Title).LineOrNone(200);
        RuleFor(b => b.Affiliation).LineOrNone(200);
        RuleFor(b => b.Links).AtMost(20);
        RuleForEach(b => b.Links).SetValidator(new AuthorLinkInputValidator());
    }
}

/// <summary>What a change may not make of it.</summary>
public sealed class AuthorInputValidator : AuthorRules<AuthorInput>;

/// <summary>What a change of some members may not make of it.</summary>
public sealed class AuthorPatchValidator : AuthorRules<AuthorPatch>
{
    /// <summary>The rules.</summary>
    public AuthorPatchValidator() => RuleFor(b => b.Slug).SlugText();
}

/// <summary>What a new one may not be.</summary>
public sealed class NewAuthorInputValidator : AuthorRules<NewAuthorInput>
{
    /// <summary>The rules.</summary>
    public NewAuthorInputValidator() => RuleFor(b => b.Slug).SlugText();
}
