using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Articles.Bodies;

namespace Cms.Api.Admin.Articles;

/// <summary>A body that was given as HTML.</summary>
/// <param name="Markdown">The Markdown that is kept.</param>
/// <param name="Dropped">What could not be kept.</param>
/// <param name="IsWhole">Whether it was read to its end: it may have too many blocks.</param>
internal sealed record HtmlSource(string Markdown, IReadOnlyList<string> Dropped, bool IsWhole)
{
    private const int MostLetters = 8_000_000;

    private static readonly LastRead<HtmlSource> Last = new(source => source.Markdown.Length, MostLetters);

    /// <summary>Reads it.</summary>
    public static HtmlSource Read(string html, string? baseUrl)
    {
        return Last.Of($"{baseUrl}\n{html}", _ => ReadNow());

        HtmlSource ReadNow()
        {
            var reading = HtmlBody.Read(
                html,
                Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null
            );
            return new HtmlSource(
                MarkdownWriter.Write(reading.Body, BodyReferences.InSource(reading.Body)),
                reading.Dropped,
                reading.IsWhole
            );
        }
    }
}
