using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery.Articles.Bodies;

namespace Cms.Api.Delivery.Articles;

/// <summary>What readers see of an article, ready made: its card, and its body as plain text.</summary>
/// <param name="Summary">The summary: one JSON object, UTF-8.</param>
/// <param name="Html">The body: one JSON string, UTF-8.</param>
internal sealed record ReadableArticle(byte[] Summary, byte[] Html)
{
    private (string Title, string Language, string Slug)? _head;

    /// <summary>The body.</summary>
    public string Text
    {
        get
        {
            var letters = ArrayPool<char>.Shared.Rent(Html.Length);
            try
            {
                var json = new Utf8JsonReader(Html);
                json.Read();
                return PrintedText.Of(letters.AsSpan(0, json.CopyString(letters)));
            }
            finally
            {
                ArrayPool<char>.Shared.Return(letters);
            }
        }
    }

    /// <summary>The headline.</summary>
    public string Title => Head.Title;

    /// <summary>The language.</summary>
    public string Language => Head.Language;

    /// <summary>The current slug.</summary>
    public string Slug => Head.Slug;

    private (string Title, string Language, string Slug) Head => _head ??= Read();

    // A card is some kilobytes, and these are near its beginning.
    private (string, string, string) Read()
    {
        string? title = null,
            language = null,
            slug = null;
        var json = new Utf8JsonReader(Summary);
        json.Read();
        while (title is null || language is null || slug is null)
        {
            if (!json.Read() || json.TokenType != JsonTokenType.PropertyName)
                throw new InvalidOperationException("A stored summary lacks its title, language or slug.");
            var name = json.GetString();
            json.Read();
            if (name == "title")
                title = json.GetString();
            else if (name == "language")
                language = json.GetString();
            else if (name == "slug")
                slug = json.GetString();
            else
                json.Skip();
        }

        return (title, language, slug);
    }
}
