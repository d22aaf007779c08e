using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles.Bodies;
using Body = Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>
/// What a body points at, as one audience may see it. Anything absent is not theirs to see: a figure is then left out whole, and a link to
/// an
/// article keeps its words and leads nowhere.
/// </summary>
/// <param name="Illustrations">The illustrations this audience may see, by id.</param>
/// <param name="ArticleUrls">The absolute address of each article this audience may see, by id.</param>
public sealed record BodyReferences(
    IReadOnlyDictionary<Guid, IllustrationResponse> Illustrations,
    IReadOnlyDictionary<Guid, string> ArticleUrls
)
{
    /// <summary>For a body that points at nothing, or a reader who may see nothing of it.</summary>
    public static BodyReferences None { get; } = new(new Dictionary<Guid, IllustrationResponse>(), new Dictionary<Guid, string>());

    /// <summary>With the addresses that an author would write, so that what is written can be read again.</summary>
    public static BodyReferences InSource(ArticleBody body) =>
        new(
            body.IllustrationIds.ToDictionary(
                id => id,
                id => new IllustrationResponse
                {
                    Id = id,
                    Src = $"illustration:{id}",
                    Srcset = null,
                    Template = null,
                    Width = 0,
                    Height = 0,
                    Placeholder = null,
                    Color = null,
                    FocalPoint = null,
                    Alt = "",
                    Decorative = true,
                    Caption = null,
                    Credit = null,
                    License = null,
                }
            ),
            body.LinkedArticleIds.ToDictionary(id => id, id => $"article:{id}")
        );

    /// <summary>Where the span leads, or null.</summary>
    internal string? UrlOf(Span span) => span.ArticleId is { } id ? ArticleUrls.GetValueOrDefault(id) : span.Href;

    /// <summary>The illustration standing there, or null.</summary>
    internal IllustrationResponse? IllustrationOf(Figure figure) => Illustrations.GetValueOrDefault(figure.IllustrationId);

    /// <summary>
    /// Whether anything of the block is left for this audience: a quote or list of nothing but hidden figures is not drawn either.
    /// </summary>
    internal bool Shows(Block block) =>
        block switch
        {
            Figure figure => IllustrationOf(figure) is not null,
            Quote quote => quote.Blocks.Any(Shows),
            Body.ListBlock list => list.Items.Any(Shows),
            _ => true,
        };

    /// <inheritdoc cref="Shows(Block)"/>
    internal bool Shows(ListItem item) => item.Spans.Count > 0 || item.Blocks.Any(Shows);
}
