using System.Security.Cryptography;
using System.Text;
using Cms.Model.Articles;
using Cms.Model.Licenses;
using Cms.Model.Sources;

namespace Cms.Model.Partners;

/// <summary>
/// What a partner may do with a piece by the products that give it. Every form of the piece is written by it, and every change
/// of it is told by a row: it is compared with what the partner was given last, so no cause of a change can be forgotten.
/// </summary>
public sealed class PartnerRights
{
    private readonly Onward _onward;
    private readonly bool _hasPictures;
    private readonly IReadOnlyList<Product> _products;
    private readonly string? _original;

    private PartnerRights(License? license, Onward onward, bool hasPictures, IReadOnlyList<Product> products, string? original) =>
        (License, _onward, _hasPictures, _products, _original) = (license, onward, hasPictures, products, original);

    /// <summary>Under which license it goes out; null where the magazine named none.</summary>
    public License? License { get; }

    /// <summary>Judges a piece.</summary>
    /// <param name="content">The piece.</param>
    /// <param name="products">The products that give it, one at least.</param>
    /// <param name="sources">The sources that its attributions name, by id.</param>
    /// <param name="now">The present moment.</param>
    public static PartnerRights Of(
        ArticleContent content,
        IReadOnlyList<Product> products,
        IReadOnlyDictionary<Guid, SyndicationSource> sources,
        DateTime now
    )
    {
        // Of several products that give it the most generous counts.
        var (licensed, license) = products
            .Select(p => content with { License = p.License ?? content.License })
            .Select(c => (Content: c, License: Onward.LicenseOf(c, sources)))
            .MinBy(c => c.License?.Terms.Strictness ?? int.MaxValue);
        return new PartnerRights(
            license,
            Onward.Of(licensed, sources, now),
            products.Any(p => p.Images == ImageRule.Cleared),
            products,
            Onward.OriginalOf(content, sources)
        );
    }

    /// <summary>Why a picture of the piece does not go along; null where it does.</summary>
    /// <param name="own">The picture's own right.</param>
    public OmissionReason? Omits(OnwardIllustrations own) =>
        !_hasPictures
            ? OmissionReason.Product
            : _onward.Illustration(own, withStory: true) switch
            {
                null => null,
                OnwardDenial.License => OmissionReason.License,
                OnwardDenial.Source => OmissionReason.Source,
                _ => OmissionReason.Illustration,
            };

    /// <summary>All that a partner may do in one short text, to be kept and compared.</summary>
    /// <param name="pictures">The piece's pictures and their own rights.</param>
    public string Mark(IEnumerable<(Guid Id, OnwardIllustrations Own)> pictures) =>
        string.Join(
            '|',
            Hash(License is null ? null : $"{License.Id}\n{License.Name}\n{License.Url}"),
            Hash(License?.Terms.ToString()),
            Hash(string.Join(',', _products.Select(p => p.Id).Order())),
            Hash(_original),
            string.Concat(
                pictures.OrderBy(p => p.Id).Select(p => $"{(Omits(p.Own) is null ? '+' : '-')}{p.Id.ToString("n")[^PictureLength..]}")
            )
        );

    /// <summary>
    /// In which members two marks differ, by the names partners know them under. A picture counts where the piece shows it
    /// before and after: one that was put in or taken out is a change of the piece.
    /// </summary>
    public static IReadOnlyList<string> Differences(string before, string after)
    {
        var (was, isNow) = (before.Split('|'), after.Split('|'));
        var (had, has) = (Pictures(was[4]), Pictures(isNow[4]));
        return
        [
            .. was[0] == isNow[0] ? [] : new[] { "license" },
            .. was[1] == isNow[1] ? [] : new[] { "terms" },
            .. has.Any(p => had.TryGetValue(p.Key, out var went) && went != p.Value) ? new[] { "illustrations" } : [],
            .. was[2] == isNow[2] ? [] : new[] { "products" },
            .. was[3] == isNow[3] ? [] : new[] { "canonicalUrl" },
        ];
    }

    // Of an id its end, which is random. Should two pictures of one piece share it, the first stands for both.
    private const int PictureLength = 8;

    private static Dictionary<string, char> Pictures(string text) =>
        text.Chunk(PictureLength + 1)
            .DistinctBy(p => new string(p, 1, PictureLength))
            .ToDictionary(p => new string(p, 1, PictureLength), p => p[0]);

    private static string Hash(string? text) =>
        text is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..6]);
}
