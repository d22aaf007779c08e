using AngleSharp.Html.Parser.Tokens;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Knows what word processors and mail programs copy along that its writer meant for nobody who reads the piece: comments, what was
/// struck out while changes were tracked, and hidden text.
/// </summary>
internal static class HtmlPrivate
{
    /// <summary>A remark beside the text, or the sign that leads to one.</summary>
    public const string Comment = "comment";

    /// <summary>Words that a tracked change took away.</summary>
    public const string Deletion = "deletion";

    /// <summary>What is not shown where it was copied.</summary>
    public const string HiddenText = "hidden text";

    private static readonly char[] Spaces = [' ', '\t', '\n', '\r'];

    // Word's classes; what a comment is about has others, and stays.
    private static readonly HashSet<string> CommentClasses = new(StringComparer.OrdinalIgnoreCase)
    {
        "msocomtxt",
        "msocomanchor",
        "msocomoff",
        "MsoCommentReference",
        "MsoCommentText",
        "MsoCommentSubject",
    };

    private static readonly HashSet<string> DeletionClasses = new(StringComparer.OrdinalIgnoreCase) { "msoDel", "ice-del" };

    /// <summary>What the element is, by the name it is dropped under; null for one that is to be read.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="hiddenClasses">Classes that the text's own style sheets hide.</param>
    public static string? Of(HtmlTagToken tag, IReadOnlySet<string> hiddenClasses)
    {
        if (tag.Attributes.Count == 0)
            return OfName(tag.Name);
        var classes = tag.GetAttribute("class").Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        var style = tag.GetAttribute("style");
        if (OfName(tag.Name) is { } named)
            return named;
        if (
            HtmlStyles.IsWordComment(style)
            || classes.Any(CommentClasses.Contains)
            || IsCommentSign(tag)
            || tag.GetAttribute("role") is "comment"
        )
            return Comment;
        // Somebody signs or dates what they strike out for others who edit; to readers a plain one shows what is no longer true.
        var isSigned = tag.Name == "del" && (Has(tag, "cite") || Has(tag, "datetime"));
        if (isSigned || classes.Any(DeletionClasses.Contains) || tag.GetAttribute("role") is "deletion")
            return Deletion;
        return Has(tag, "hidden") || HtmlStyles.IsHidden(style) || classes.Any(hiddenClasses.Contains) ? HiddenText : null;
    }

    /// <summary>
    /// Whether the element stands at the head of a comment that is written out below the text, as online editors do: all around it is the
    /// comment.
    /// </summary>
    public static bool IsHeadOfComment(HtmlTagToken tag) =>
        tag.Name == "a" && IsNumbered(tag.GetAttribute("href"), "#cmnt_ref") && IsNumbered(tag.GetAttribute("id"), "cmnt");

    private static string? OfName(string name) =>
        name switch
        {
            "office:annotation" or "office:annotation-end" or "w:comment" => Comment,
            "w:del" or "text:tracked-changes" => Deletion,
            _ => null,
        };

    private static bool IsCommentSign(HtmlTagToken tag)
    {
        var (href, id, name) = (tag.GetAttribute("href"), tag.GetAttribute("id"), tag.GetAttribute("name"));
        return href.StartsWith("#_msocom_", StringComparison.Ordinal)
            || href.StartsWith("#_msoanchor_", StringComparison.Ordinal)
            || name.StartsWith("_msocom_", StringComparison.Ordinal)
            || IsNumbered(id, "_com_")
            || IsNumbered(href, "#cmnt")
            || IsNumbered(id, "cmnt_ref");
    }

    private static bool IsNumbered(string text, string before) =>
        text.Length > before.Length
        && text.StartsWith(before, StringComparison.Ordinal)
        && text.AsSpan(before.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool Has(HtmlTagToken tag, string attribute) =>
        tag.Attributes.Exists(a => a.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase));
}
