using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Authors;

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
