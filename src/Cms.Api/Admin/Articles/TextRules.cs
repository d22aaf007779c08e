using Cms.Api.Http.Bodies;
using Cms.Model;
using Cms.Model.Articles.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Articles;

/// <summary>What a text may say.</summary>
public abstract class TextRules<T> : AbstractValidator<T>
    where T : TextInput
{
    /// <summary>The rules.</summary>
    protected TextRules()
    {
        RuleFor(a => a.Title).Line(0, TextInput.MaxTitle);
        RuleFor(a => a.Language).LanguageTag();
        RuleFor(a => a.Body).Lines(TextInput.MaxBody);
        RuleFor(a => a.Body)
            .Must(IsShortEnough)
            .WithErrorCode("length")
            .WithMessage($"body should be at most {TextInput.MaxBody} characters.");
        RuleFor(a => a.BodyHtml).Lines(HtmlBody.MaxLength);
        RuleFor(a => a.Body)
            .Must(body => body.Length > TextInput.MaxBody || MarkdownBody.LinesIn(body) <= MarkdownBody.MaxLines)
            .WithErrorCode("too-many-blocks")
            .WithMessage($"body should be at most {MarkdownBody.MaxLines} lines that are not blank; part the piece into several.");
        RuleFor(a => a.BodyHtml)
            .Must((a, _) => a.Html is not { } html || (html.IsWhole && MarkdownBody.LinesIn(html.Markdown) <= MarkdownBody.MaxLines))
            .WithErrorCode("too-many-blocks")
            .WithMessage($"bodyHtml should be at most {HtmlBody.MaxBlocks} paragraphs, items and lines; part the piece into several.");
        RuleFor(a => a.BaseUrl).WebAddress();
        RuleFor(a => a.BaseUrl)
            .Must((a, url) => url is null || a.BodyHtml is not null)
            .WithErrorCode("body-html-required")
            .WithMessage("baseUrl is for the links of bodyHtml; send both, or none.");
        RuleFor(a => a.BodyHtml)
            .Must((a, html) => html is null || a.Body.Length == 0)
            .WithErrorCode("body-twice")
            .WithMessage("bodyHtml takes the place of body; send one of them.");
        RuleFor(a => a.BodyHtml)
            .Must((a, _) => a.Html is not { } html || html.Markdown.Normalize().Length <= TextInput.MaxBody)
            .WithErrorCode("length")
            .WithMessage($"bodyHtml should come to at most {TextInput.MaxBody} characters of Markdown.");
    }

    // A few letters become two where they are brought into their normal form; of one too long anyway, or without one, another rule tells.
    private static bool IsShortEnough(string body) =>
        body.Length > TextInput.MaxBody || Texts.Noncharacter(body) is not null || body.Normalize().Length <= TextInput.MaxBody;
}
