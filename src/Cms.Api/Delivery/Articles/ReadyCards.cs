using Cms.Api.Http.Lists;
using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Articles;

/// <summary>
/// What is kept of public articles, as statements on the table <c>articles a</c> join it: where it is out of date it is NULL.
/// </summary>
/// <param name="Shape">The shape that counts now.</param>
internal sealed record ReadyCards(long Shape)
{
    /// <summary>The column that is the card.</summary>
    public const string Card = "c.summary";

    /// <summary>The columns that are all that is kept.</summary>
    public const string Whole = "c.summary, d.tags, d.details, d.html";

    /// <summary>Joins the card.</summary>
    public string Join(StatementText text) =>
        $"LEFT JOIN article_cards c ON c.article_id = a.id AND c.version = a.version AND c.shape = {text.Value(Shape)}";

    /// <summary>Joins all that is kept.</summary>
    public string JoinWhole(StatementText text) => $"{Join(text)} LEFT JOIN article_documents d ON d.article_id = c.article_id";

    /// <summary>All that is kept, out of the columns <see cref="Whole"/>; null where it is out of date.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Where these columns begin in it.</param>
    public static ArticleDocument? Read(Row row, int first) =>
        row.IsNull(first)
            ? null
            : new ArticleDocument
            {
                Summary = row.GetBytes(first),
                Tags = row.GetString(first + 1),
                Details = row.GetBytes(first + 2),
                Html = row.GetBytes(first + 3),
            };
}
