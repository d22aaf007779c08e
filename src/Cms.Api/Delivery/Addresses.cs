using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cms.Model;
using Microsoft.AspNetCore.WebUtilities;

namespace Cms.Api.Delivery;

/// <summary>Makes every absolute address in an answer, from the settings and what the magazine is called, not from a request.</summary>
public sealed class Addresses
{
    /// <summary>
    /// The number of the stored answers' shape. Raise it whenever what is stored of an article changes its form: all
    /// stored answers are then made anew, each when next asked for.
    /// </summary>
    public const int Shape = 5;

    // A slug that no piece has.
    private const string Placeholder = "slug--slug";

    // The path under which these addresses give pictures that are not public yet; null where readers see them.
    private string? _unseenMedia;

    private readonly Settings _settings;
    private readonly CurrentSite _site;
    private StoredUnder _stored;

    /// <summary>Those of a magazine that is called as its operator set it.</summary>
    public Addresses(Settings settings)
        : this(settings, new CurrentSite(settings.Site)) { }

    /// <summary>Those of the magazine as it is called now.</summary>
    internal Addresses(Settings settings, CurrentSite site)
    {
        (_settings, _site) = (settings, site);
        _stored = new StoredUnder(site.Words, ShapeUnder(site.Words));
        SiteId = NameBased(settings.Site.Url + "/");
    }

    /// <summary>What stored answers were made from besides the article: the shape and every setting that shows in them.</summary>
    public long StoredShape
    {
        get
        {
            var (stored, words) = (Volatile.Read(ref _stored), _site.Words);
            if (!ReferenceEquals(stored.Words, words))
                Volatile.Write(ref _stored, stored = new StoredUnder(words, ShapeUnder(words)));
            return stored.Shape;
        }
    }

    /// <summary>The API's own address for a path that begins with <c>/</c>.</summary>
    public string Api(string path) => _settings.PublicUrl + path;

    /// <summary>A thing's page on the website.</summary>
    public string Page(ThingKind kind, string slug) =>
        _settings.Site.Url
        + (
            kind switch
            {
                ThingKind.Article => _settings.Site.Paths.Article,
                ThingKind.Author => _settings.Site.Paths.Author,
                ThingKind.Series => _settings.Site.Paths.Series,
                ThingKind.Source => _settings.Site.Paths.Source,
                ThingKind.Topic => _settings.Site.Paths.Topic,
                ThingKind.Page => _settings.Site.Paths.Page,
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no page of its own."),
            }
        ).Replace("{slug}", slug, StringComparison.Ordinal);

    /// <summary>
    /// The magazine's own id, the same for as long as its website stands where it stands: made from that address (UUIDv5, RFC 9562).
    /// </summary>
    public Guid SiteId { get; }

    /// <summary>
    /// The slug in the address of an article's page on the website, as people pass it on; null where it is not one. What the page's
    /// address needs has to be there; marks of campaigns and places in the page come along, and are passed over.
    /// </summary>
    public string? ArticleSlugIn(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var page = new Uri(Page(ThingKind.Article, Placeholder));
        var isHere =
            uri.IdnHost.Equals(page.IdnHost, StringComparison.OrdinalIgnoreCase)
            && (uri.Port == page.Port || (uri.IsDefaultPort && page.IsDefaultPort));
        if (!isHere)
            return null;
        string? slug = null;
        var query = QueryHelpers.ParseQuery(uri.Query);
        var fits =
            Fits(Plain(uri.AbsolutePath), Plain(page.AbsolutePath))
            && QueryHelpers
                .ParseQuery(page.Query)
                .All(needed => query.Any(sent => Fits(sent.Value.ToString(), needed.Value.ToString()) && Fits(sent.Key, needed.Key)))
            && (page.Fragment.Length == 0 || Fits(Plain(uri.Fragment), Plain(page.Fragment)));
        return fits ? slug : null;

        static string Plain(string part) => Uri.UnescapeDataString(part).TrimEnd('/');

        bool Fits(string sent, string needed)
        {
            var at = needed.IndexOf(Placeholder, StringComparison.Ordinal);
            if (at < 0)
                return sent == needed;
            var after = needed[(at + Placeholder.Length)..];
            if (
                sent.Length <= at + after.Length
                || !sent.StartsWith(needed[..at], StringComparison.Ordinal)
                || !sent.EndsWith(after, StringComparison.Ordinal)
            )
                return false;
            slug = sent[at..^after.Length];
            return Model.Slugs.Slug.IsWellFormed(slug);
        }
    }

    /// <summary>A preview's page on the website.</summary>
    public string PreviewPage(string token) =>
        _settings.Site.Url + _settings.Site.Paths.Preview.Replace("{token}", token, StringComparison.Ordinal);

    /// <summary>The same addresses inside a preview, where a picture that is not public yet is had by the preview's token.</summary>
    public Addresses InPreview(string token) => new(_settings, _site) { _unseenMedia = $"/v1/preview/{token}/media/" };

    /// <summary>
    /// The same addresses in a piece that partners hold, whose pictures that are not public yet are had with a partner's key.
    /// </summary>
    public Addresses ForPartners(Guid articleId) => new(_settings, _site) { _unseenMedia = $"/v1/partner/articles/{articleId}/media/" };

    /// <summary>A picture's original file; inside a preview and for partners also that of one which is not public yet.</summary>
    public string Original(Model.Illustrations.Illustration illustration) =>
        _unseenMedia is null || illustration.IsPublic
            ? Original(illustration.Id, illustration.File)
            : Api(_unseenMedia + Name(illustration.Id, illustration.File));

    /// <summary>
    /// Where the renditions of a picture are, up to the last part, which names the size and the format; inside a preview and for partners
    /// also those of one which is not public yet.
    /// </summary>
    public string Renditions(Model.Illustrations.Illustration illustration, string key) =>
        _unseenMedia is null || illustration.IsPublic
            ? Rendition(illustration.Id, key, "")
            : Api($"{_unseenMedia}{illustration.Id}/{key}/");

    /// <summary>A rendition of a public picture.</summary>
    public string Rendition(Guid id, string key, string file) => Api($"/media/{id}/{key}/{file}");

    /// <summary>What is known of a picture, for whoever has its file.</summary>
    public string PictureFacts(Guid id) => Api($"/v1/illustrations/{id}");

    /// <summary>The magazine's name.</summary>
    public string SiteName => _site.Words.Name;

    /// <summary>The magazine's own language.</summary>
    public string Language => _site.Words.Language;

    /// <summary>A public picture's original file.</summary>
    public string Original(Guid id, Model.Illustrations.IllustrationFile file) => Api($"/media/{Name(id, file)}");

    private static string Name(Guid id, Model.Illustrations.IllustrationFile file) => $"{id}/{file.Hash}.{file.Extension}";

    private long ShapeUnder(SiteSettings words) =>
        BinaryPrimitives.ReadInt64BigEndian(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        Shape,
                        Media.PictureSource.Recipe,
                        _settings.PublicUrl,
                        _settings.Site.Url,
                        _settings.Site.Paths,
                        words.Language,
                        words.Name
                    )
                )
            )
        );

    private static Guid NameBased(string address)
    {
        // The namespace that RFC 9562 sets for addresses.
        var space = new Guid("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(address)];
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(address, bytes.AsSpan(16));
#pragma warning disable CA5350 // It names, it protects nothing; the standard asks for this hash.
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    private sealed record StoredUnder(SiteSettings Words, long Shape);
}
