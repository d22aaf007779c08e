using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http.Bodies;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Articles;

/// <summary>All that a writer can say in an article. Nothing of it is public before it is published.</summary>
public record ArticleInput : TextInput
{
    /// <summary>The line above the headline; null for none.</summary>
    public string? Kicker { get; init; }

    /// <summary>The line under the headline; null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The editor's teaser, plain text; null takes the start of the body.</summary>
    public string? Excerpt { get; init; }

    /// <summary>What form it has.</summary>
    public Genre Genre { get; init; }

    /// <summary>Who did what, in printed order.</summary>
    public IReadOnlyList<ContributionInput> Contributions { get; init; } = [];

    /// <summary>The byline as it is to be printed; null makes the sentence from the contributions.</summary>
    public string? Byline { get; init; }

    /// <summary>Where it comes from and with whom it was made.</summary>
    public IReadOnlyList<AttributionInput> Attributions { get; init; } = [];

    /// <summary>The illustration at its head and on its card; null for none.</summary>
    public Guid? LeadIllustrationId { get; init; }

    /// <summary>What it is filed under, the main topic first.</summary>
    public IReadOnlyList<Guid> TopicIds { get; init; } = [];

    /// <summary>What others may do with it, as far as it is ours to say; null until it is known.</summary>
    public LicenseInput? License { get; init; }

    /// <summary>Where the original stands, if not here.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>What search engines are told, where it differs; null where it does not.</summary>
    public SearchListingInput? Seo { get; init; }

    /// <summary>
    /// What the magazine adds of its own, delivered as it is: at most 50 members of 16 kB together, each a text, a number, or true or
    /// false. In a patch null takes one out.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Custom { get; init; } = CustomFields.None;

    /// <summary>The article this is a translation of; null for none. Of a public piece it changes at once.</summary>
    public Guid? TranslationOf { get; init; }

    /// <summary>Reads the texts of a body that is to be taken later, so that they are known then.</summary>
    internal static void ReadAhead(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } given)
            return;
        if (given.TryGetProperty("changes", out var changes))
            ReadAhead(changes);
        try
        {
            var input = new ArticleInput
            {
                Body = Text("body") ?? "",
                BodyHtml = Text("bodyHtml"),
                BaseUrl = Text("baseUrl"),
            };
            if (input.Body.Length > MaxBody || MarkdownBody.LinesIn(input.Body) > MarkdownBody.MaxLines || input.Html is { IsWhole: false })
                return;
            var markdown = (input.Markdown).Normalize();
            if (markdown.Length > MaxBody)
                return;
            _ = NamedInBody.Of(markdown);
            _ = input.Warnings;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // It holds what is no character; whoever takes it says so.
        }

        string? Text(string name) =>
            given.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
    }

    internal ArticleContent Read() =>
        new()
        {
            Kicker = Kicker,
            Title = Title,
            Subtitle = Subtitle,
            Excerpt = Excerpt,
            Genre = Genre,
            Language = Language,
            Body = Markdown,
            Contributions =
            [
                .. Contributions.Select(c => new Contribution(c.Role!.Value, c.AuthorId, c.CreditedAs, c.Title, c.Affiliation)),
            ],
            Byline = Byline,
            Attributions =
            [
                .. Attributions.Select(a => new Attribution(a.Relation!.Value, a.SourceId, a.SeriesId, a.Url, a.Title, a.Date, a.Text)),
            ],
            LeadIllustrationId = LeadIllustrationId,
            TopicIds = TopicIds,
            License = LicenseInput.Read(License),
            CanonicalUrl = CanonicalUrl,
            Seo = SearchListingInput.Read(Seo),
            Custom = Custom,
        };

    /// <summary>The same before these changes: a body given as HTML takes the place of the one there is.</summary>
    internal ArticleInput Before(JsonObject changes) => ReplacesBody(changes) ? this with { Body = "" } : this;

    /// <summary>The input that would say the same.</summary>
    internal static ArticleInput From(ArticleContent content, Guid? translationOf) =>
        new()
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
                .. content.Contributions.Select(c => new ContributionInput
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
                .. content.Attributions.Select(a => new AttributionInput
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
            License = LicenseInput.From(content.License),
            CanonicalUrl = content.CanonicalUrl,
            Seo = SearchListingInput.From(content.Seo),
            Custom = content.Custom,
            TranslationOf = translationOf,
        };
}

/// <summary>One person's or organization's part in an article.</summary>
public sealed record ContributionInput
{
    /// <summary>What they did.</summary>
    public ContributionRole? Role { get; init; }

    /// <summary>Who.</summary>
    public Guid AuthorId { get; init; }

    /// <summary>The name as printed here; null where it is the author's own.</summary>
    public string? CreditedAs { get; init; }

    /// <summary>Their title when it ran; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Whom they spoke for when it ran; null for nobody.</summary>
    public string? Affiliation { get; init; }
}

/// <summary>How an article hangs together with a publication elsewhere.</summary>
public sealed record AttributionInput
{
    /// <summary>How.</summary>
    public AttributionRelation? Relation { get; init; }

    /// <summary>The publication; null where only a series or an address is known.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>The series it is part of; null for none.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>The piece's address there; null if unknown.</summary>
    public string? Url { get; init; }

    /// <summary>Its title there; null if the same.</summary>
    public string? Title { get; init; }

    /// <summary>When it ran there; null if unknown.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The sentence as it is to be printed; null makes it.</summary>
    public string? Text { get; init; }
}

/// <summary>What an article may say.</summary>
public sealed class ArticleInputRules : ArticleRules<ArticleInput>;

/// <summary>What a contribution may say.</summary>
public sealed class ContributionRules : AbstractValidator<ContributionInput>
{
    /// <summary>The rules.</summary>
    public ContributionRules()
    {
        RuleFor(c => c.Role).Given();
        RuleFor(c => c.AuthorId).Given();
        RuleFor(c => c.CreditedAs).LineOrNone(200);
        RuleFor(c => c.Title).LineOrNone(200);
        RuleFor(c => c.Affiliation).LineOrNone(200);
    }
}

/// <summary>What an attribution may say.</summary>
public sealed class AttributionRules : AbstractValidator<AttributionInput>
{
    /// <summary>The rules.</summary>
    public AttributionRules()
    {
        RuleFor(a => a.Relation).Given();
        RuleFor(a => a.Url).WebAddress();
        RuleFor(a => a.Title).LineOrNone(300);
        RuleFor(a => a.Text).LineOrNone(1_000);
    }
}
