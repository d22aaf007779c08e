namespace Cms.Model.Articles.Bodies;

/// <summary>What a run of text looks like and where it leads.</summary>
internal readonly record struct SpanLook(SpanMarks Marks, string? Href, Guid? ArticleId)
{
    /// <summary>Whether it is kept letter by letter.</summary>
    public bool IsCode => (Marks & SpanMarks.Code) != 0;

    /// <summary>The same in running text.</summary>
    public SpanLook WithoutCode => this with { Marks = Marks & ~SpanMarks.Code };

    /// <summary>That of a span.</summary>
    public static SpanLook Of(Span span) => new(span.Marks, span.Href, span.ArticleId);

    /// <summary>The same, leading to an address where it may be printed. A link inside a link leads nowhere of its own.</summary>
    public SpanLook To(string? url, Uri? baseUrl = null)
    {
        if (Href is not null || ArticleId is not null)
            return this;
        return BodyLinks.Article(url) is { } article
            ? this with
            {
                ArticleId = article,
            }
            : this with
            {
                Href = WebAddress.Printed(url, baseUrl),
            };
    }

    /// <summary>Whether the other has all that this has.</summary>
    public bool IsWithin(SpanLook other) =>
        (Marks & ~other.Marks & ~SpanMarks.Code) == 0
        && (this is { Href: null, ArticleId: null } || (Href == other.Href && ArticleId == other.ArticleId));
}
