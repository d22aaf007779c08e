using Cms.Model.Articles;
using Cms.Model.Search;
using Cms.Testing.Hosts;

namespace Cms.Api.Tests.Delivery.Search;

/// <summary>More pieces in an index of words than a search looks at, newer than all there are; nothing else knows of them.</summary>
internal static class Crowd
{
    private static readonly DateTime First = new(2900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Adds them.</summary>
    /// <param name="host">The server whose database it is.</param>
    /// <param name="tables">Which index.</param>
    /// <param name="word">The word that each of them has.</param>
    /// <param name="count">How many.</param>
    public static Task CrowdAsync(this CmsHost host, SearchTables tables, string word, int count)
    {
        var document = SearchDocument.Of(new ArticleContent { Title = word }, new HashSet<Guid>());
        var documents = Enumerable.Range(0, count).Select(i => (SearchPiece.NumberOf(Guid.Empty, First.AddSeconds(i), 0), document));
        return host.DeskAsync(db =>
            db.CmsDatabase.WriteAsync(db, ct => db.CmsDatabase.Search.AddAsync(db, tables, [.. documents], ct), CancellationToken.None)
        );
    }
}
