using System.Collections.Immutable;
using Cms.Model.Articles.Bodies;
using Body = Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>Writes a body as blocks for a front end that draws its own components.</summary>
public static class BlockWriter
{
    // One list per combination of marks, made once.
    private static readonly IReadOnlyList<BodyMark>[] MarkLists = [.. Enumerable.Range(0, 256).Select(marks => ListOf((SpanMarks)marks))];

    /// <summary>The blocks this audience may see.</summary>
    public static IReadOnlyList<BlockResponse> Write(ArticleBody body, BodyReferences references) => Write(body.Blocks, references);

    private static List<BlockResponse> Write(IReadOnlyList<Block> blocks, BodyReferences references)
    {
        var written = new List<BlockResponse>(blocks.Count);
        foreach (var block in blocks)
            if (references.Shows(block))
                written.Add(Write(block, references));
        return written;
    }

    private static BlockResponse Write(Block block, BodyReferences references)
    {
        switch (block)
        {
            case Paragraph paragraph:
                return new ParagraphBlock { Spans = Write(paragraph.Spans, references) };
            case Heading heading:
                return new HeadingBlock
                {
                    Level = heading.Level,
                    Id = heading.Id,
                    Spans = Write(heading.Spans, references),
                };
            case Quote quote:
                return new QuoteBlock { Blocks = Write(quote.Blocks, references) };
            case Body.ListBlock list:
                return new ListBlock
                {
                    Ordered = list.Ordered,
                    Start = list.Start,
                    Items =
                    [
                        .. list
                            .Items.Where(references.Shows)
                            .Select(item => new BodyListItem
                            {
                                Spans = Write(item.Spans, references),
                                Blocks = Write(item.Blocks, references),
                            }),
                    ],
                };
            case Figure figure when references.IllustrationOf(figure) is { } illustration:
                return new FigureBlock { Illustration = illustration };
            case Embed embed:
                return new EmbedBlock
                {
                    Provider = embed.Provider,
                    Url = embed.Url,
                    Title = embed.Title,
                };
            case Body.CodeBlock code:
                return new CodeBlock { Language = code.Language, Text = code.Text };
            default:
                return new RuleBlock();
        }
    }

    private static BodySpan[] Write(IReadOnlyList<Span> spans, BodyReferences references)
    {
        var written = new BodySpan[spans.Count];
        for (var i = 0; i < written.Length; i++)
        {
            var span = spans[i];
            var href = references.UrlOf(span);
            written[i] = new BodySpan
            {
                Text = span.Text,
                Marks = MarkLists[(int)span.Marks],
                Href = href,
                ArticleId = href is null ? null : span.ArticleId,
            };
        }
        return written;
    }

    private static ImmutableArray<BodyMark> ListOf(SpanMarks marks)
    {
        var list = ImmutableArray.CreateBuilder<BodyMark>();
        if ((marks & SpanMarks.Strong) != 0)
            list.Add(BodyMark.Strong);
        if ((marks & SpanMarks.Emphasis) != 0)
            list.Add(BodyMark.Emphasis);
        if ((marks & SpanMarks.Strike) != 0)
            list.Add(BodyMark.Strike);
        if ((marks & SpanMarks.Code) != 0)
            list.Add(BodyMark.Code);
        if ((marks & SpanMarks.Superscript) != 0)
            list.Add(BodyMark.Superscript);
        if ((marks & SpanMarks.Subscript) != 0)
            list.Add(BodyMark.Subscript);
        if ((marks & SpanMarks.Small) != 0)
            list.Add(BodyMark.Small);
        if ((marks & SpanMarks.Highlight) != 0)
            list.Add(BodyMark.Highlight);
        return list.ToImmutable();
    }
}
