using Cms.Model;
using Cms.Model.Articles;

namespace Cms.Api.Delivery;

/// <summary>An article named where it is referred to.</summary>
public sealed record ArticleReference
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its number in the series at hand; null where it has none.</summary>
    public required int? Part { get; init; }

    /// <summary>The name of a public piece outside of any series.</summary>
    internal static ArticleReference To(Article article, Addresses addresses) =>
        new()
        {
            Id = article.Id,
            Slug = article.Slug,
            Url = addresses.Page(ThingKind.Article, article.Slug),
            Title = article.Live!.Title,
            Part = null,
        };
}
