namespace Cms.Model.Articles.Bodies;

/// <summary>A run of text that looks the same and leads to the same place; neighbours always differ in one or the other.</summary>
/// <param name="Text">Plain text in NFC; <c>\n</c> is a line break the author asked for.</param>
/// <param name="Marks">How it is set.</param>
/// <param name="Href">Where it leads outside: an absolute http, https, mailto or tel address, or null.</param>
/// <param name="ArticleId">The article of ours it leads to, or null. Its address is known only when the body is written, and never beside
/// <paramref name="Href"/>.</param>
public sealed record Span(string Text, SpanMarks Marks = SpanMarks.None, string? Href = null, Guid? ArticleId = null)
{
    /// <summary>
    /// The text where there are no marks: raised and lowered letters still say that they are (<c>10⁶</c>, <c>H₂O</c>, <c>x^(a/b)</c>).
    /// </summary>
    public string PlainText => RaisedText.Of(this);
}
