using System.Collections.Concurrent;
using System.Text;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Changes;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Feeds;

/// <summary>Shapes pieces for feeds, or takes them as they were shaped before.</summary>
internal sealed class FeedItems(CurrentSite site, IIllustrationStore store, FeedItemCache cache)
{
    private const int AskedAtOnce = 8;

    /// <summary>The items of pieces that a stock has, in the order given.</summary>
    /// <param name="read">Where to read, in a snapshot.</param>
    /// <param name="stock">What they are taken from.</param>
    /// <param name="ids">Which pieces.</param>
    /// <param name="tomorrow">Until when they are to hold.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IEnumerable<FeedItem>> OfAsync(
        ReadConnection read,
        FeedStock stock,
        IReadOnlyList<Guid> ids,
        DateTime tomorrow,
        CancellationToken ct
    )
    {
        var items = new Dictionary<Guid, FeedItem>();
        if (stock.IsForAll)
        {
            foreach (var item in ids.Select(id => cache.Find(id, tomorrow)).OfType<FeedItem>())
                items[item.Id] = await MeasuredAsync(item, ct);
        }

        if (items.Count == ids.Count)
            return ids.Select(id => items[id]);
        var head = await LogHead.ReadAsync(read, ct);
        var shown = await stock.ShownAsync(read, [.. ids.Where(id => !items.ContainsKey(id))], tomorrow, ct);
        var lengths = await LengthsAsync(shown.Values.SelectMany(p => p.Illustrations), ct);
        foreach (var item in shown.Values.Select(piece => Item(piece, lengths)))
        {
            items[item.Id] = item;
            if (stock.IsForAll)
                cache.Keep(item, tomorrow, head.Sequence);
        }

        return ids.Where(items.ContainsKey).Select(id => items[id]);
    }

    /// <summary>An item that was kept, with the lengths of files that have been made since.</summary>
    private async Task<FeedItem> MeasuredAsync(FeedItem item, CancellationToken ct)
    {
        if (!item.Illustrations.Any(IsToBeMade))
            return item;
        var pictures = item.Illustrations.ToArray();
        for (var i = 0; i < pictures.Length; i++)
        {
            if (IsToBeMade(pictures[i]) && await store.LengthAsync(pictures[i].File.InStore, ct) is { } length)
                pictures[i] = pictures[i] with { Bytes = length };
        }

        return item with
        {
            Illustrations = pictures,
        };

        static bool IsToBeMade(FeedPicture picture) => picture is { IsThere: true, Bytes: null };
    }

    /// <summary>How long files are, by name, as far as they are there: null for one that is still to be made.</summary>
    private async Task<IReadOnlyDictionary<string, long?>> LengthsAsync(IEnumerable<OnwardIllustration> illustrations, CancellationToken ct)
    {
        var lengths = new ConcurrentDictionary<string, long?>();
        // Beside each other: in an object store every answer takes its time.
        await Parallel.ForEachAsync(
            illustrations.DistinctBy(i => Rendition.Of(i.Shown).InStore),
            new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = ct },
            async (illustration, token) =>
            {
                var name = Rendition.Of(illustration.Shown).InStore;
                if (await store.LengthAsync(name, token) is { } length)
                    lengths[name] = length;
                else if (await store.LengthAsync(OriginalFile.NameOf(illustration.Source.File), token) is not null)
                    lengths[name] = null;
            }
        );
        return lengths;
    }

    private FeedItem Item(OnwardArticle piece, IReadOnlyDictionary<string, long?> lengths) =>
        new()
        {
            Id = piece.Summary.Id,
            Version = piece.Summary.Version,
            Language = piece.Summary.Language,
            Title = piece.Summary.Title,
            Html = Printed(piece),
            PublishedAt = piece.Summary.PublishedAt,
            ModifiedAt = piece.Summary.ModifiedAt,
            Url = piece.Summary.Url,
            CanonicalUrl = piece.Details.CanonicalUrl,
            Summary = piece.Summary.Excerpt,
            Authors =
            [
                .. piece
                    .Summary.Contributions.Where(c => c.Role == ContributionRole.Author)
                    .Select(c => new FeedAuthor(c.CreditedAs ?? c.Author!.Name, c.Author?.Url)),
            ],
            Byline = piece.Summary.Byline,
            Attributions = [.. piece.Summary.Attributions.Select(a => a.Text)],
            Topics = [.. piece.Summary.Topics.Select(t => t.Name)],
            License = piece.Summary.License,
            TextDenied = piece.TextDenied,
            Illustrations =
            [
                .. piece
                    .Illustrations.Select(i => (i.Shown, File: Rendition.Of(i.Shown)))
                    .Select(i => new FeedPicture(
                        i.Shown,
                        i.File,
                        lengths.GetValueOrDefault(i.File.InStore),
                        lengths.ContainsKey(i.File.InStore)
                    )),
            ],
            Omitted = piece.Omitted,
        };

    /// <summary>
    /// The piece with everything that has to be printed along with it: readers of feeds show the body and little else, and
    /// of several authors often one.
    /// </summary>
    private string Printed(OnwardArticle piece)
    {
        var summary = piece.Summary;
        var sentences = Sentences.In(summary.Language);
        var html = new StringBuilder(4_096);
        if (summary.Direction == TextDirection.Rtl)
            html.Append("<div dir=\"rtl\">\n");
        if (summary.Subtitle is not null)
            Paragraph("<em>", summary.Subtitle, "</em>");
        if (summary.Byline is not null)
            Paragraph("", summary.Byline, "");
        if (piece.Head is not null)
            HtmlWriter.Write(piece.Head, html);
        if (piece.Html is not null)
            html.Append(piece.Html).Append('\n');
        else
            Paragraph("", summary.Excerpt, "");
        foreach (var attribution in summary.Attributions)
            html.Append("<p>").Append(attribution.Html).Append("</p>\n");
        // Where no attribution leads to the original, its address stands alone.
        if (piece.Details.CanonicalUrl is var original && original != summary.Url && !summary.Attributions.Any(a => a.Url == original))
            html.Append("<p>")
                .Append(HtmlWriter.Encoded(sentences.OriginalAt).Replace("{0}", Anchor(original, original), StringComparison.Ordinal))
                .Append("</p>\n");
        foreach (var note in piece.Details.Corrections)
            html.Append("<p><strong>")
                .Append(sentences.Notes[note.Kind])
                .Append(" (")
                .Append(note.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
                .Append("):</strong> ")
                .Append(HtmlWriter.Encoded(note.Text))
                .Append("</p>\n");
        if (piece.Html is null)
            html.Append("<p>").Append(Anchor(summary.Url, Sentence(sentences.ReadOn, site.Words.Name))).Append("</p>\n");
        else if (summary.License is { } license)
            Paragraph("", Sentence(sentences.LicensedUnder, license.Name), "");
        if (summary.Direction == TextDirection.Rtl)
            html.Append("</div>\n");
        return html.ToString(0, html.Length - 1);

        void Paragraph(string open, string text, string close) =>
            html.Append("<p>").Append(open).Append(HtmlWriter.Encoded(text)).Append(close).Append("</p>\n");
    }

    /// <summary>A link whose words are text.</summary>
    public static string Anchor(string address, string text) => $"<a href=\"{HtmlWriter.Encoded(address)}\">{HtmlWriter.Encoded(text)}</a>";

    /// <summary>A sentence with a name in it.</summary>
    public static string Sentence(string format, string name) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, format, name);
}
