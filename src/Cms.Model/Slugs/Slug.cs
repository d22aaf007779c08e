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

    /// <summary>Most slugs in a path.</summary>
    public const int MaxDepth = 5;

    /// <summary>What a path of slugs looks like.</summary>
    public const string PathPattern = "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,4}$";

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

    /// <summary>
    /// The words of a text as slugs have them, between hyphens and with one at either end: a name is found in it whatever its
    /// case, accents and punctuation, and only as whole words.
    /// </summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append('-');
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
                Add((char)rune.Value);
            else if (!Rune.IsPunctuation(rune) && !Rune.IsWhiteSpace(rune))
                foreach (var c in rune.ToString().Transliterate())
                    Add(c);
            else
                Add('-');
        }

        return (words[^1] == '-' ? words : words.Append('-')).ToString();

        void Add(char c)
        {
            if (char.IsAsciiLetterOrDigit(c))
                words.Append(char.ToLowerInvariant(c));
            else if (words[^1] != '-')
                words.Append('-');
        }
    }

    /// <summary>Whether a slug was made of a name, with a number where it was taken.</summary>
    public static bool IsMadeOf(string slug, string name) => From(name) is var made && (slug == made || WithoutNumber(slug) == made);

    /// <summary>Whether every word of a slug is one of the name's, but for a number at its end.</summary>
    public static bool SaysOnly(string slug, string name) => WithoutNumber(slug).Split('-').Except(From(name).Split('-')).ToArray() is [];

    /// <summary>A slug without the number that told it apart from others of the same name.</summary>
    public static string WithoutNumber(string slug) =>
        slug.LastIndexOf('-') is > 0 and var at && slug[(at + 1)..].All(char.IsAsciiDigit) ? slug[..at] : slug;

    /// <summary>Whether a text holds a name, both given as their <see cref="Words"/>; a name without a letter is in none.</summary>
    public static bool IsNamedIn(string words, string name) => name.Length > 1 && words.Contains(name, StringComparison.Ordinal);

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

    /// <summary>Whether this could be the slug of such a thing: of what has a path, slugs parted by slashes.</summary>
    public static bool IsWellFormed(string slug, ThingKind kind) =>
        Kinds.Of(kind).HasPath
            ? slug.Length <= MaxLength && slug.Split('/') is { Length: <= MaxDepth } parts && parts.All(IsWellFormed)
            : IsWellFormed(slug);

    /// <summary>The path above this one; empty at the top.</summary>
    public static string ParentOf(string path) => path.LastIndexOf('/') is >= 0 and var at ? path[..at] : "";

    /// <summary>The slug, if it is one.</summary>
    /// <exception cref="NewsroomRule"><c>slug-malformed</c>.</exception>
    public static string Checked(string slug, ThingKind kind) =>
        IsWellFormed(slug, kind)
            ? slug
            : throw new NewsroomRule(
                "slug-malformed",
                "A slug is words of lower-case letters and digits joined by single hyphens, at most 120 characters, "
                    + "and may not look like an id"
                    + (Kinds.Of(kind).HasPath ? $"; a page's is up to {MaxDepth} of them parted by slashes." : ".")
            );
}
