using Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>One way of writing spans: HTML or Markdown.</summary>
internal interface ISpanMarkup
{
    /// <summary>Begins an element; <paramref name="link"/> is the span's address, set where the element is a link.</summary>
    void Open(SpanElements element, Span span, string? link);

    void Close(SpanElements element, string? link);

    /// <summary>Writes the words. <paramref name="closes"/> tells whether an element ends right after them.</summary>
    void Text(Span span, bool closes);
}
