using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Articles;

/// <summary>
/// The ready public answer of an article, kept beside it: its card, and what the whole article has beyond that. It counts only while
/// <see cref="Version"/>, <see cref="Shape"/> are current; otherwise it is made anew, by whoever asks first or behind their back.
/// </summary>
public sealed class ArticleDocument
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>The article's version it was made from.</summary>
    public int Version { get; init; }

    /// <summary>What else it was made from: the number of the answer's shape and the settings that make its addresses, hashed.</summary>
    public long Shape { get; init; }

    /// <summary>The summary: one JSON object, UTF-8.</summary>
    public byte[] Summary { get; init; } = [];

    /// <summary>The cache tags of what it shows, parted by spaces.</summary>
    public string Tags { get; init; } = "";

    /// <summary>What the whole article has beyond its summary and body: one JSON object, UTF-8.</summary>
    public byte[] Details { get; init; } = [];

    /// <summary>The body as HTML: one JSON string, UTF-8. Other formats are made when they are asked for.</summary>
    public byte[] Html { get; init; } = [];

    /// <summary>Takes away those of some articles.</summary>
    /// <param name="db">The context, in whose transaction this is done.</param>
    /// <param name="articles">The query for the ids of the articles.</param>
    /// <param name="value">What the query hangs on, its <c>@p0</c>.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task RemoveAsync(CmsDbContext db, string articles, object value, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM article_documents WHERE article_id IN ({articles})", [value], ct);
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM article_cards WHERE article_id IN ({articles})", [value], ct);
    }
}
