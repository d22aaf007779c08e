using System.Text.Json.Serialization;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;

namespace Cms.Model.Pages;

/// <summary>
/// All that a writer can say in a page. What is live, the working copy and every revision are this record; it is stored as JSON and
/// never changed in place.
/// </summary>
public sealed record PageContent : IContent<PageContent>
{
    /// <summary>The number of the present shape; a later program reads every earlier one.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The shape this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <inheritdoc />
    public string Title { get; init; } = "";

    /// <inheritdoc />
    public string Language { get; init; } = "en";

    /// <summary>The body as Markdown, with the figures and links that an article's has.</summary>
    public string Body { get; init; } = "";

    /// <summary>What search engines are told, where it differs.</summary>
    public SearchListing? Seo { get; init; }

    /// <inheritdoc />
    public PageContent WithTexts(Func<string, string, string> each)
    {
        return this with
        {
            Title = each("/title", Title),
            Body = each("/body", Body),
            Seo = Seo is { } seo
                ? seo with
                {
                    Title = seo.Title is { } title ? each("/seo/title", title) : null,
                    Description = seo.Description is { } description ? each("/seo/description", description) : null,
                }
                : null,
        };
    }

    /// <inheritdoc />
    public IReadOnlyList<string> DifferencesFrom(PageContent before)
    {
        (string Member, bool IsSame)[] members =
        [
            ("title", before.Title == Title),
            ("language", before.Language == Language),
            ("body", before.Body == Body),
            ("seo", before.Seo == Seo),
        ];
        return [.. members.Where(m => !m.IsSame).Select(m => m.Member)];
    }

    /// <summary>The illustrations it shows: those of the body, then the one for search engines.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guid> Illustrations =>
        [.. NamedInBody.Of(Body).Illustrations.Concat(Seo?.ImageId is { } image ? [image] : Array.Empty<Guid>()).Distinct()];

    /// <summary>The articles it links to.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guid> Articles => NamedInBody.Of(Body).Articles;
}
