namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>What can be opened around text; code is not among them, since it holds nothing else.</summary>
[Flags]
internal enum SpanElements : byte
{
    None = 0,
    Link = 1,
    Strong = 2,
    Emphasis = 4,
    Strike = 8,
    Superscript = 16,
    Subscript = 32,
    Small = 64,
    Highlight = 128,
}
