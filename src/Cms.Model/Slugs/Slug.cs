using System.Globalization;
using System.Text;
using AnyAscii;

namespace Cms.Model.Slugs;

/// <summary>The readable part of an address.</summary>
public static class Slug
{
    /// <summary>Longest slug kept, in characters.</summary>
    public const int MaxLength = 120;

    /// <summary>What a slug looks like: words of lower-case letters and digits joined by single hyphens.</summary>
    public const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// <summary>A slug made from a title: transliterated to ASCII, cut at a word. A title without a letter gives "untitled".</summary>
    public static string From(string title)
    {
        // Apostrophes join ("workers' rights" → "workers-rights"); everything else that is not a letter or digit parts words.
        var ascii = title.Normalize(NormalizationForm.FormC).Replace("’", "").Replace("'", "").Transliterate();
        var slug = new StringBuilder();
        foreach (var c in ascii.ToLower(CultureInfo.InvariantCulture))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && c != '\'')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        if (text.Length > MaxLength)
        {
            var cut = text.LastIndexOf('-', MaxLength);
            text = text[..(cut > 0 ? cut : MaxLength)];
        }

        if (text.Length == 0)
            return "untitled";
        return Guid.TryParse(text, out _) ? "id-" + text : text;
    }

    /// <summary>Whether this could be a slug at all. A slug may not look like an id, since a path takes either.</summary>
    public static bool IsWellFormed(string slug)
    {
        if (slug.Length is 0 or > MaxLength || slug[0] == '-' || slug[^1] == '-' || Guid.TryParse(slug, out _))
            return false;
        for (var i = 0; i < slug.Length; i++)
        {
            var c = slug[i];
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (c == '-' && slug[i - 1] != '-')))
                return false;
        }

        return true;
    }

    /// <summary>The slug, if it is one.</summary>
    /// <exception cref="NewsroomRule"><c>slug-malformed</c>.</exception>
    public static string Checked(string slug) => IsWellFormed(slug)
        ? slug
        : throw new NewsroomRule("slug-malformed", "A slug is words of lower-case letters and digits joined by single hyphens, at most 120 characters, and may not look like an id.");
}
