using System.Text.Json;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using Cms.Model.Authors;
using Cms.Model.Changes;
using Cms.Model.Licenses;
using Cms.Model.Series;

namespace Cms.Api.Delivery.Articles;

/// <summary>Makes the ready public answer of an article. Pure: what it needs is given to it.</summary>
internal sealed class ArticleDocumentMaker(Addresses addresses)
{
    /// <summary>A piece as readers see it, with its body still to be written in some format.</summary>
    public ShapedArticle Shape(Article article, ArticleMaterial material) => Shape(ShownArticle.Live(article), material);

    /// <summary>The same of a piece as somebody is shown it who is no reader.</summary>
    public ShapedArticle Shape(ShownArticle shown, ArticleMaterial material)
    {
        var (article, content) = (shown.Article, shown.Content);
        var body = MarkdownBody.Read(content.Body);
        var illustrations = body
            .IllustrationIds.Append(content.LeadIllustrationId ?? Guid.Empty)
            .Append(content.Seo?.ImageId ?? Guid.Empty)
            .Distinct()
            .Select(id => material.Illustrations.Shown(id, content.Language, addresses))
            .OfType<IllustrationResponse>()
            .ToDictionary(i => i.Id);
        var references = new BodyReferences(
            illustrations,
            body.LinkedArticleIds.Where(material.Linked.ContainsKey)
                .ToDictionary(id => id, id => addresses.Page(ThingKind.Article, material.Linked[id]))
        );
        var summary = Summary(shown, body, material, illustrations);
        return new ShapedArticle(summary, Details(shown, summary, material, illustrations), body, references);
    }

    /// <summary>The answer as it is kept.</summary>
    public ArticleDocument Make(Article article, ArticleMaterial material)
    {
        var (summary, details, body, references) = Shape(article, material);
        return new ArticleDocument
        {
            ArticleId = article.Id,
            Version = article.Version,
            Shape = addresses.StoredShape,
            Tags = Tags(summary),
            Summary = JsonSerializer.SerializeToUtf8Bytes(summary, Json.Options),
            Details = JsonSerializer.SerializeToUtf8Bytes(details, Json.Options),
            Html = JsonSerializer.SerializeToUtf8Bytes(HtmlWriter.Write(body, references), Json.Options),
        };
    }

    private ArticleSummary Summary(
        ShownArticle shown,
        ArticleBody body,
        ArticleMaterial material,
        Dictionary<Guid, IllustrationResponse> illustrations
    )
    {
        var (article, content) = (shown.Article, shown.Content);
        var sentences = Sentences.In(content.Language);
        var contributions = content
            .Contributions.Where(c => material.Authors.ContainsKey(c.AuthorId))
            .Select(c => Contributed(c, material.Authors[c.AuthorId]))
            .ToList();
        // A byline in the editor's own words may name who is not to be named.
        var byline = contributions.Exists(c => c.Response.Author is null) ? null : content.Byline;
        return new ArticleSummary
        {
            Id = article.Id,
            Slug = article.Slug,
            Url = addresses.Page(ThingKind.Article, article.Slug),
            Kicker = content.Kicker,
            Title = content.Title,
            Subtitle = content.Subtitle,
            Excerpt = ExcerptOf(content, body, illustrations),
            Genre = content.Genre,
            Language = content.Language,
            Direction = TextDirections.Of(content.Language),
            PublishedAt = shown.PublishedAt,
            UpdatedAt = shown.UpdatedAt,
            ModifiedAt = article.ModifiedAt,
            Version = article.Version,
            WordCount = body.WordCount,
            ReadingMinutes = body.ReadingMinutes,
            Byline = byline ?? sentences.Byline([.. contributions.Select(c => (c.Response.Role, c.Printed))]),
            Contributions = [.. contributions.Select(c => c.Response)],
            Series = [.. material.Places[article.Id].Select(p => Place(article, p, material))],
            Attributions = [.. content.Attributions.Select(a => Attributed(a, content, material))],
            LeadIllustration = content.LeadIllustrationId is { } lead ? illustrations.GetValueOrDefault(lead) : null,
            Topics =
            [
                .. content
                    .TopicIds.Where(material.Topics.ContainsKey)
                    .Select(t => Refer(ThingKind.Topic, t, material.Topics[t].Slug, material.Topics[t].Name)),
            ],
            License = LicenseResponse.From(Onward.LicenseOf(content, material.Sources)),
            Custom = content.Custom,
        };
    }

    /// <summary>
    /// The editor's teaser, else the first words there are: of the body, under its pictures, below the title, and at last the title.
    /// </summary>
    private static string ExcerptOf(ArticleContent content, ArticleBody body, Dictionary<Guid, IllustrationResponse> illustrations)
    {
        if ((Given(content.Excerpt) ?? Given(body.Excerpt())) is { } words)
            return words;
        var shown = body
            .IllustrationIds.Append(content.LeadIllustrationId ?? Guid.Empty)
            .Select(illustrations.GetValueOrDefault)
            .OfType<IllustrationResponse>();
        var captions = shown
            .Select(i => Given(i.Caption) ?? Given(i.Alt))
            .OfType<string>()
            .Select(caption => new Paragraph([new Span(caption)]));
        return Given(new ArticleBody([.. captions]).Excerpt()) ?? Given(content.Subtitle) ?? content.Title;
    }

    private static string? Given(string? words) => string.IsNullOrWhiteSpace(words) ? null : words;

    private ArticleDetails Details(
        ShownArticle shown,
        ArticleSummary summary,
        ArticleMaterial material,
        Dictionary<Guid, IllustrationResponse> illustrations
    )
    {
        var (article, content) = (shown.Article, shown.Content);
        return new ArticleDetails
        {
            Corrections =
            [
                .. article.Corrections.Select(c => new CorrectionResponse
                {
                    Kind = c.Kind,
                    Text = c.Text,
                    At = c.At,
                    Version = c.Version,
                }),
            ],
            CanonicalUrl = Onward.OriginalOf(content, material.Sources) ?? summary.Url,
            Seo = new SeoResponse
            {
                Title = Given(content.Seo?.Title) ?? content.Title,
                Description = Given(content.Seo?.Description) ?? summary.Excerpt,
                Image = Rendition.Card(
                    (content.Seo?.ImageId is { } image ? illustrations.GetValueOrDefault(image) : null) ?? summary.LeadIllustration
                ),
            },
            Translations =
            [
                .. material
                    .Translations[article.TranslationOf ?? article.Id]
                    .Where(t => t.Id != article.Id)
                    .Select(t => new TranslationResponse
                    {
                        Id = t.Id,
                        Slug = t.Slug,
                        Url = addresses.Page(ThingKind.Article, t.Slug),
                        Language = t.Language,
                        Title = t.Title,
                    }),
            ],
        };
    }

    /// <summary>
    /// A part in the piece and the name it is printed under. Of who is not named, nothing else is told that the piece says of them.
    /// </summary>
    private (ContributionResponse Response, string Printed) Contributed(Contribution contribution, Author author) =>
        author.PrintedAs is { } printedAs
            ? (
                new ContributionResponse
                {
                    Role = contribution.Role,
                    Author = null,
                    CreditedAs = printedAs,
                    Title = null,
                    Affiliation = null,
                },
                printedAs
            )
            : (
                new ContributionResponse
                {
                    Role = contribution.Role,
                    Author = Refer(ThingKind.Author, author.Id, author.Slug, author.Name),
                    CreditedAs = contribution.CreditedAs,
                    Title = contribution.Title,
                    Affiliation = contribution.Affiliation,
                },
                contribution.CreditedAs ?? author.Name
            );

    private SeriesPlaceResponse Place(Article article, SeriesMember place, ArticleMaterial material)
    {
        var series = material.Series[place.SeriesId];
        ArticleReference? previous = null,
            next = null;
        if (place.Kind == SeriesKind.Multipart)
        {
            var parts = material.Parts[place.SeriesId].ToList();
            var at = parts.FindIndex(p => p.Id == article.Id);
            previous = at > 0 ? Refer(parts[at - 1]) : null;
            next = at >= 0 && at + 1 < parts.Count ? Refer(parts[at + 1]) : null;
        }

        return new SeriesPlaceResponse
        {
            Id = series.Id,
            Slug = series.Slug,
            Url = addresses.Page(ThingKind.Series, series.Slug),
            Title = series.Title,
            Kind = series.SeriesKind,
            Part = place.Part,
            Label = place.Label,
            Total = series.Total,
            IsLead = series.LeadId == article.Id,
            Previous = previous,
            Next = next,
        };
    }

    private AttributionResponse Attributed(Attribution attribution, ArticleContent content, ArticleMaterial material)
    {
        var source = attribution.SourceId is { } sourceId && material.Sources.TryGetValue(sourceId, out var s) ? s : null;
        var series = attribution.SeriesId is { } seriesId && material.Series.TryGetValue(seriesId, out var x) ? x : null;
        var (text, html) = Sentences
            .In(content.Language)
            .Attributed(
                attribution,
                source?.Name ?? series?.Title,
                attribution.Url ?? (series is null ? source?.HomePage : addresses.Page(ThingKind.Series, series.Slug)),
                content.Title
            );
        return new AttributionResponse
        {
            Relation = attribution.Relation,
            Source = source is null ? null : Refer(ThingKind.Source, source.Id, source.Slug, source.Name),
            Series = series is null ? null : Refer(ThingKind.Series, series.Id, series.Slug, series.Title),
            Url = attribution.Url,
            Title = attribution.Title,
            Date = attribution.Date,
            Text = text,
            Html = html,
        };
    }

    private ArticleReference Refer(PublicPart part) =>
        new()
        {
            Id = part.Id,
            Slug = part.Slug,
            Url = addresses.Page(ThingKind.Article, part.Slug),
            Title = part.Title,
            Part = part.Part,
        };

    private Reference Refer(ThingKind kind, Guid id, string slug, string name) =>
        new()
        {
            Id = id,
            Slug = slug,
            Url = addresses.Page(kind, slug),
            Name = name,
        };

    private static string Tags(ArticleSummary summary) =>
        string.Join(
            ' ',
            new[] { CacheTags.Of(ThingKind.Article, summary.Id, summary.Slug) }
                .Concat(summary.Contributions.Where(c => c.Author is not null).Select(c => CacheTags.One(ThingKind.Author, c.Author!.Slug)))
                .Concat(summary.Series.Select(s => CacheTags.One(ThingKind.Series, s.Slug)))
                .Concat(summary.Topics.Select(t => CacheTags.One(ThingKind.Topic, t.Slug)))
                .Concat(summary.Attributions.Where(a => a.Source is not null).Select(a => CacheTags.One(ThingKind.Source, a.Source!.Slug)))
                .Distinct()
        );
}
