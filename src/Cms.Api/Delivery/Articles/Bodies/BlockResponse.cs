using System.Text.Json.Serialization;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>
/// One block of an article's body, in reading order; <c>type</c> says which. New types may appear: leave out what you do not know.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(QuoteBlock), "quote")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(FigureBlock), "figure")]
[JsonDerivedType(typeof(EmbedBlock), "embed")]
[JsonDerivedType(typeof(CodeBlock), "code")]
[JsonDerivedType(typeof(RuleBlock), "rule")]
public abstract record BlockResponse;
