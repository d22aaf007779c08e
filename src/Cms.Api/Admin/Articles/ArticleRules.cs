using Cms.Api.Http.Bodies;
using Cms.Model.Articles;
using FluentValidation;

namespace Cms.Api.Admin.Articles;

/// <summary>What an article may say.</summary>
public class ArticleRules<T> : TextRules<T>
    where T : ArticleInput
{
    /// <summary>The rules.</summary>
    protected ArticleRules()
    {
        RuleFor(a => a.Kicker).LineOrNone(200);
        RuleFor(a => a.Subtitle).LineOrNone(500);
        RuleFor(a => a.Excerpt).Lines(1_000);
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
}
