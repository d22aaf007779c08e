using Cms.Api.Http.Bodies;
using Cms.Model.Site;
using FluentValidation;

namespace Cms.Api.Admin.Site;

/// <summary>What an entry of a menu may say, on either level.</summary>
public abstract class MenuLinkRules<T> : AbstractValidator<T>
    where T : MenuLinkInput
{
    // More languages than a magazine is printed in.
    private const int MostLabels = 10;

    /// <summary>Adds the rules.</summary>
    protected MenuLinkRules()
    {
        RuleFor(l => l.Kind).Given();
        RuleFor(l => l.Id)
            .Must((l, id) => l.Kind is null || (l.Kind == MenuLinkKind.Address) == (id is null))
            .WithErrorCode("menu-target")
            .WithMessage("id names the thing that an entry leads to; an address has a url in its place.");
        RuleFor(l => l.Url).WebAddress();
        RuleFor(l => l.Url)
            .Must((l, url) => l.Kind is null || (l.Kind == MenuLinkKind.Address) == (url is not null))
            .WithErrorCode("menu-target")
            .WithMessage("url is for an entry of the kind address, which has one; any other has an id.");
        RuleFor(l => l.Labels).AtMost(MostLabels);
        RuleFor(l => l.Labels)
            .Must(labels => labels.Select(l => l.Language).Distinct(StringComparer.OrdinalIgnoreCase).Count() == labels.Count)
            .WithErrorCode("label-twice")
            .WithMessage("labels has one for each language.");
        RuleForEach(l => l.Labels).SetValidator(new MenuLabelRules());
    }
}
