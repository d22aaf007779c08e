using Cms.Api.Http.Bodies;
using Cms.Model.Authors;

namespace Cms.Api.Admin.Authors;

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

/// <summary>What a change of some members may not make of it.</summary>
public sealed class AuthorPatchValidator : AuthorRules<AuthorPatch>
{
    /// <summary>The rules.</summary>
    public AuthorPatchValidator() => RuleFor(b => b.Slug).SlugText();
}
