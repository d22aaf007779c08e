using Cms.Api.Http.Bodies;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Articles;

/// <summary>What an article may say.</summary>
public class ArticleRules<T> : AbstractValidator<T>
    where T : ArticleInput
{
    /// <summary>The rules.</summary>
    protected ArticleRules()
    {
        RuleFor(a => a.Title).Line(0, ArticleInput.MaxTitle);
        RuleFor(a => a.Kicker).LineOrNone(200);
        RuleFor(a => a.Subtitle).LineOrNone(500);
        RuleFor(a => a.Excerpt).Lines(1_000);
        RuleFor(a => a.Language).LanguageTag();
        RuleFor(a => a.Body).Lines(ArticleInput.MaxBody);
        RuleFor(a => a.Body)
            .Must(IsShortEnough)
            .WithErrorCode("length")
            .WithMessage($"body should be at most {ArticleInput.MaxBody} characters.");
        RuleFor(a => a.BodyHtml).Lines(HtmlBody.MaxLength);
        RuleFor(a => a.Body)
            .Must(body => body.Length > ArticleInput.MaxBody || MarkdownBody.LinesIn(body) <= MarkdownBody.MaxLines)
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
            .Must((a, _) => a.Html is not { } html || html.Markdown.Normalize().Length <= ArticleInput.MaxBody)
            .WithErrorCode("length")
            .WithMessage($"bodyHtml should come to at most {ArticleInput.MaxBody} characters of Markdown.");
        RuleFor(a => a.Contributions).AtMost(50);
        RuleForEach(a => a.Contributions).SetValidator(new ContributionRules());
        RuleFor(a => a.Byline).LineOrNone(500);
        RuleFor(a => a.Attributions).AtMost(20);
        RuleForEach(a => a.Attributions).SetValidator(new AttributionRules());
        RuleFor(a => a.TopicIds).AtMost(20);
        RuleFor(a => a.License!).SetValidator(new LicenseRules());
        RuleFor(a => a.CanonicalUrl).WebAddress();
        RuleFor(a => a.Seo!).SetValidator(new SearchListingRules());
        RuleFor(a => a.Custom)
            .Must(custom => CustomFields.Fault(custom) is null)
            .WithErrorCode("custom-field")
            .WithMessage(a => $"custom {CustomFields.Fault(a.Custom)}");
    }

    // A few letters become two where they are brought into their normal form; of one too long anyway, or without one, another rule tells.
    private static bool IsShortEnough(string body) =>
        body.Length > ArticleInput.MaxBody || Texts.Noncharacter(body) is not null || body.Normalize().Length <= ArticleInput.MaxBody;
}
