using System.Text.Json;
using Cms.Model.Licenses;

namespace Cms.Model.Articles;

/// <summary>
/// All that a writer can say in an article. The live version, the working copy and every revision are this record; it
/// is stored as JSON and never changed in place.
/// </summary>
public sealed record ArticleContent : IContent<ArticleContent>
{
    /// <summary>The number of the present shape; a later program reads every earlier one.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The shape this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The line above the headline.</summary>
    public string? Kicker { get; init; }

    /// <summary>The headline, plain text.</summary>
    public string Title { get; init; } = "";

    /// <summary>The line under the headline.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The editor's teaser, plain text; null takes the start of the body.</summary>
    public string? Excerpt { get; init; }

    /// <summary>What form it has.</summary>
    public Genre Genre { get; init; }

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// The body as Markdown (CommonMark); figures are images at <c>illustration:&lt;id&gt;</c>, links to pieces are
    /// <c>article:&lt;id&gt;</c>.
    /// </summary>
    public string Body { get; init; } = "";

    /// <summary>Who did what, in printed order.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>The byline as the editor wants it printed; null makes the sentence from the contributions.</summary>
    public string? Byline { get; init; }

    /// <summary>Where it comes from and with whom it was made.</summary>
    public IReadOnlyList<Attribution> Attributions { get; init; } = [];

    /// <summary>The illustration at its head and on its card.</summary>
    public Guid? LeadIllustrationId { get; init; }

    /// <summary>What it is filed under, the main topic first.</summary>
    public IReadOnlyList<Guid> TopicIds { get; init; } = [];

    /// <summary>What others may do with it, as far as it is ours to say.</summary>
    public License? License { get; init; }

    /// <summary>Where the original stands, if not here.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>What search engines are told, where it differs.</summary>
    public SearchListing? Seo { get; init; }

    /// <summary>What the magazine adds of its own.</summary>
    public IReadOnlyDictionary<string, JsonElement> Custom { get; init; } = CustomFields.None;

    /// <summary>Where it comes from that sets terms for it: all but the larger projects that it belongs to.</summary>
    public IEnumerable<Attribution> BindingAttributions() => Attributions.Where(a => a.Relation != AttributionRelation.PartOf);

    /// <summary>
    /// Says the same with every text in it passed through: the one list of the texts, for all that must miss none of them (their
    /// normal form, the names that stand in them).
    /// </summary>
    /// <param name="each">Is given where a text stands, as a JSON pointer, and the text; gives what is to stand there.</param>
    public ArticleContent WithTexts(Func<string, string, string> each)
    {
        return this with
        {
            Kicker = Pass("/kicker", Kicker),
            Title = each("/title", Title),
            Subtitle = Pass("/subtitle", Subtitle),
            Excerpt = Pass("/excerpt", Excerpt),
            Body = each("/body", Body),
            Byline = Pass("/byline", Byline),
            Contributions = Each(Contributions, (c, at) =>
                c with
                {
                    CreditedAs = Pass($"/contributions/{at}/creditedAs", c.CreditedAs),
                    Title = Pass($"/contributions/{at}/title", c.Title),
                    Affiliation = Pass($"/contributions/{at}/affiliation", c.Affiliation),
                }
            ),
            Attributions = Each(Attributions, (a, at) =>
                a with
                {
                    Url = Pass($"/attributions/{at}/url", a.Url),
                    Title = Pass($"/attributions/{at}/title", a.Title),
                    Text = Pass($"/attributions/{at}/text", a.Text),
                }
            ),
            CanonicalUrl = Pass("/canonicalUrl", CanonicalUrl),
            Seo = Seo is { } seo
                ? seo with
                {
                    Title = Pass("/seo/title", seo.Title),
                    Description = Pass("/seo/description", seo.Description),
                }
                : null,
            Custom = Custom.Values.Any(IsText)
                ? Custom.ToDictionary(
                    f => f.Key,
                    f =>
                        IsText(f.Value)
                            ? JsonSerializer.SerializeToElement(each($"/custom/{f.Key}", f.Value.GetString()!), StoredJson.Options)
                            : f.Value
                )
                : Custom,
        };

        static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

        string? Pass(string pointer, string? text) => text is null ? null : each(pointer, text);

        // Contents are equal where their lists are the same, so a list in which nothing changed stays the one it is.
        static IReadOnlyList<T> Each<T>(IReadOnlyList<T> before, Func<T, int, T> pass)
        {
            List<T> after = [.. before.Select(pass)];
            return after.SequenceEqual(before) ? before : after;
        }
    }

    /// <summary>Which members differ from those of an earlier content, by the names readers know them under.</summary>
    public IReadOnlyList<string> DifferencesFrom(ArticleContent before)
    {
        (string Member, bool IsSame)[] members =
        [
            ("kicker", before.Kicker == Kicker),
            ("title", before.Title == Title),
            ("subtitle", before.Subtitle == Subtitle),
            ("excerpt", before.Excerpt == Excerpt),
            ("genre", before.Genre == Genre),
            ("language", before.Language == Language),
            ("body", before.Body == Body),
            ("contributions", before.Byline == Byline && before.Contributions.SequenceEqual(Contributions)),
            ("attributions", before.Attributions.SequenceEqual(Attributions)),
            ("leadIllustration", before.LeadIllustrationId == LeadIllustrationId),
            ("topics", before.TopicIds.SequenceEqual(TopicIds)),
            ("license", before.License == License),
            ("canonicalUrl", before.CanonicalUrl == CanonicalUrl),
            ("seo", before.Seo == Seo),
            ("custom", CustomFields.AreSame(before.Custom, Custom)),
        ];
        return [.. members.Where(m => !m.IsSame).Select(m => m.Member)];
    }
}
