using System.Text.Json.Nodes;
using Cms.Model.Articles.Bodies;

namespace Cms.Api.Admin.Articles;

/// <summary>What a writer says in a text, be it an article's or a page's.</summary>
public abstract record TextInput
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitle = 300;

    /// <summary>Longest body, in characters.</summary>
    public const int MaxBody = MarkdownBody.MaxLength;

    private HtmlSource? _html;

    /// <summary>The headline, plain text. A draft may still be without one.</summary>
    public string Title { get; init; } = "";

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// The body as Markdown (CommonMark); figures are images at <c>illustration:&lt;id&gt;</c>, links to pieces are
    /// <c>article:&lt;id&gt;</c>. HTML in it is printed as text.
    /// </summary>
    public string Body { get; init; } = "";

    /// <summary>
    /// The body as HTML, in place of <c>body</c>; it is read as the blocks that a body has and kept as Markdown. Headings, paragraphs,
    /// quotes, lists, code, rules, line breaks, the marks that a body has, and http, https, mailto and tel links are kept; a figure
    /// or img with <c>data-illustration="&lt;id&gt;"</c> is an illustration, a link with <c>data-article="&lt;id&gt;"</c> leads to a
    /// piece, and a frame or a lone link of a known player is an embed. Any other element is the text inside it; scripts, styles,
    /// forms and their like are left out, and so are comments, tracked deletions and hidden text of word processors and mail programs.
    /// The HTML that readers get can be sent as it is.
    /// </summary>
    public string? BodyHtml { get; init; }

    /// <summary>
    /// The address that relative links of <c>bodyHtml</c> are relative to, such as the page it was copied from; it is not kept. Null leaves
    /// of such links the words, and names them in <c>dropped</c>.
    /// </summary>
    public string? BaseUrl { get; init; }

    /// <summary>What the HTML was read as; null where there is none.</summary>
    internal HtmlSource? Html => BodyHtml is null or { Length: > HtmlBody.MaxLength } ? null : _html ??= HtmlSource.Read(BodyHtml, BaseUrl);

    /// <summary>The body that is kept.</summary>
    internal string Markdown => Html?.Markdown ?? Body;

    /// <summary>What of the body will not be printed as its author will have meant it.</summary>
    internal IReadOnlyList<GateResponse> Warnings => BodyWarnings.Of(Markdown);

    /// <summary>Whether changes give a body as HTML, which takes the place of the one there is.</summary>
    internal static bool ReplacesBody(JsonObject changes) => changes["bodyHtml"] is not null && !changes.ContainsKey("body");
}
