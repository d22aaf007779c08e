using System.Text.Json;
using Cms.Api.Delivery;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>What an article says. Its members can be sent back as they are.</summary>
public sealed record ArticleContentResponse
{
    /// <summary>The line above the headline; null for none.</summary>
    public required string? Kicker { get; init; }

    /// <summary>The headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The line under the headline; null for none.</summary>
    public required string? Subtitle { get; init; }

    /// <summary>The editor's teaser; null takes the start of the body.</summary>
    public required string? Excerpt { get; init; }

    /// <summary>What form it has.</summary>
    public required Genre Genre { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public required string Language { get; init; }

    /// <summary>The body as Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Who did what, in printed order.</summary>
    public required IReadOnlyList<ContributionContent> Contributions { get; init; }

    /// <summary>The byline as it is to be printed; null makes it.</summary>
    public required string? Byline { get; init; }

    /// <summary>Where it comes from and with whom it was made.</summary>
    public required IReadOnlyList<AttributionContent> Attributions { get; init; }

    /// <summary>The illustration at its head; null for none.</summary>
    public required Guid? LeadIllustrationId { get; init; }

    /// <summary>What it is filed under, the main topic first.</summary>
    public required IReadOnlyList<Guid> TopicIds { get; init; }

    /// <summary>What others may do with it; null until it is known.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>Where the original stands, if not here.</summary>
    public required string? CanonicalUrl { get; init; }

    /// <summary>What search engines are told, where it differs; null where it does not.</summary>
    public required SearchListingContent? Seo { get; init; }

    /// <summary>What the magazine adds of its own.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Custom { get; init; }

    internal static ArticleContentResponse? From(ArticleContent? content) =>
        content is null
            ? null
            : new ArticleContentResponse
            {
                Kicker = content.Kicker,
                Title = content.Title,
                Subtitle = content.Subtitle,
                Excerpt = content.Excerpt,
                Genre = content.Genre,
                Language = content.Language,
                Body = content.Body,
                Contributions =
                [
                    .. content.Contributions.Select(c => new ContributionContent
                    {
                        Role = c.Role,
                        AuthorId = c.AuthorId,
                        CreditedAs = c.CreditedAs,
                        Title = c.Title,
                        Affiliation = c.Affiliation,
                    }),
                ],
                Byline = content.Byline,
                Attributions =
                [
                    .. content.Attributions.Select(a => new AttributionContent
                    {
                        Relation = a.Relation,
                        SourceId = a.SourceId,
                        SeriesId = a.SeriesId,
                        Url = a.Url,
                        Title = a.Title,
                        Date = a.Date,
                        Text = a.Text,
                    }),
                ],
                LeadIllustrationId = content.LeadIllustrationId,
                TopicIds = content.TopicIds,
                License = LicenseResponse.From(content.License),
                CanonicalUrl = content.CanonicalUrl,
                Seo = SearchListingContent.From(content.Seo),
                Custom = content.Custom,
            };
}

/// <summary>One person's or organization's part in an article, as stored.</summary>
public sealed record ContributionContent
{
    /// <summary>What they did.</summary>
    public required ContributionRole Role { get; init; }

    /// <summary>Who.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>The name as printed here; null where it is the author's own.</summary>
    public required string? CreditedAs { get; init; }

    /// <summary>Their title when it ran; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>Whom they spoke for when it ran; null for nobody.</summary>
    public required string? Affiliation { get; init; }
}

/// <summary>One attribution, as stored.</summary>
public sealed record AttributionContent
{
    /// <summary>How they hang together.</summary>
    public required AttributionRelation Relation { get; init; }

    /// <summary>The publication; null where only a series or an address is known.</summary>
    public required Guid? SourceId { get; init; }

    /// <summary>The series it is part of; null for none.</summary>
    public required Guid? SeriesId { get; init; }

    /// <summary>The piece's address there; null if unknown.</summary>
    public required string? Url { get; init; }

    /// <summary>Its title there; null if the same.</summary>
    public required string? Title { get; init; }

    /// <summary>When it ran there; null if unknown.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The sentence as it is to be printed; null makes it.</summary>
    public required string? Text { get; init; }
}
