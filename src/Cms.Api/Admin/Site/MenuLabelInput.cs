using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Site;

/// <summary>What an entry of a menu says in one language.</summary>
public sealed record MenuLabelInput
{
    /// <summary>BCP 47 tag of the language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What it says there.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What a label may say.</summary>
public sealed class MenuLabelRules : AbstractValidator<MenuLabelInput>
{
    /// <summary>The rules.</summary>
    public MenuLabelRules()
    {
        RuleFor(l => l.Language).LanguageTag();
        RuleFor(l => l.Text).Line(1, 200);
    }
}
