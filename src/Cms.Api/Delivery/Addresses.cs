using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cms.Model;

namespace Cms.Api.Delivery;

/// <summary>Makes every absolute address in an answer, from the settings only and never from a request.</summary>
public sealed class Addresses(Settings settings)
{
    /// <summary>
    /// The number of the stored answers' shape. Raise it whenever what is stored of an article changes its form: all
    /// stored answers are then made anew, each when next asked for.
    /// </summary>
    public const int Shape = 2;

    // The token of the preview that these addresses stand in; null where readers see them.
    private string? _preview;

    /// <summary>What stored answers were made from besides the article: the shape and every setting that shows in them.</summary>
    public long StoredShape { get; } = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Shape, settings.PublicUrl, settings.Site.Url, settings.Site.Paths, settings.Site.Language))));

    /// <summary>The API's own address for a path that begins with <c>/</c>.</summary>
    public string Api(string path) => settings.PublicUrl + path;

    /// <summary>A thing's page on the website.</summary>
    public string Page(ThingKind kind, string slug) => settings.Site.Url + (kind switch
    {
        ThingKind.Article => settings.Site.Paths.Article,
        ThingKind.Author => settings.Site.Paths.Author,
        ThingKind.Series => settings.Site.Paths.Series,
        ThingKind.Source => settings.Site.Paths.Source,
        ThingKind.Topic => settings.Site.Paths.Topic,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no page of its own."),
    }).Replace("{slug}", slug, StringComparison.Ordinal);

    /// <summary>A preview's page on the website.</summary>
    public string PreviewPage(string token) => settings.Site.Url + settings.Site.Paths.Preview.Replace("{token}", token, StringComparison.Ordinal);

    /// <summary>The same addresses inside a preview, where a picture that is not public yet is had by the preview's token.</summary>
    public Addresses InPreview(string token) => new(settings) { _preview = token };

    /// <summary>A picture's original file.</summary>
    public string Original(Model.Illustrations.Illustration illustration) =>
        Api($"{(_preview is null || illustration.IsPublic ? "/media" : $"/v1/preview/{_preview}/media")}/{illustration.Id}/{illustration.File.Hash}.{illustration.File.Extension}");
}
