using Cms.Model.Articles;
using Cms.Model.Sources;

namespace Cms.Model.Licenses;

/// <summary>
/// What of a piece may go on to others, in open feeds and to partners, and if not, why. License in bounds license out: of
/// the piece's own license, of all attributions that bind and of an illustration's own rights the strictest wins.
/// </summary>
public sealed class Onward
{
    private readonly bool _isReserved;
    private readonly OnwardIllustrations _illustrations;

    private Onward(OnwardDenial? text, bool isReserved, OnwardIllustrations illustrations) =>
        (Text, _isReserved, _illustrations) = (text, isReserved, illustrations);

    /// <summary>Why the text may not go on; null where it may.</summary>
    public OnwardDenial? Text { get; }

    /// <summary>Judges a piece.</summary>
    /// <param name="content">The piece.</param>
    /// <param name="sources">The sources that its attributions name, by id.</param>
    /// <param name="until">Until when what goes on now is to be good: a right that ends before gives nothing.</param>
    public static Onward Of(ArticleContent content, IReadOnlyDictionary<Guid, SyndicationSource> sources, DateTime until)
    {
        // A publication that we keep no record of never let us pass anything on.
        var rights = content
            .BindingAttributions()
            .Select(a => Source(a, sources)?.Onward is { } onward && !(onward.Until < until) ? onward : OnwardRights.None)
            .ToList();
        var licenses = Licenses(content, sources).ToList();
        return new Onward(
            content.License is null || licenses.Exists(l => !l.AllowsRepublication) ? OnwardDenial.License
                : rights.Exists(r => r.Text == OnwardText.Denied) ? OnwardDenial.Source
                : null,
            licenses.Exists(l => l.Terms.Images == Permission.No),
            rights.Select(r => r.Illustrations).Append(OnwardIllustrations.Allowed).Min()
        );
    }

    /// <summary>The license that the piece goes out under: the strictest of its own and of those it came in under; null of none.</summary>
    public static License? LicenseOf(ArticleContent content, IReadOnlyDictionary<Guid, SyndicationSource> sources) =>
        License.Strictest(Licenses(content, sources));

    /// <summary>
    /// Where the original stands; null where it stands here. The editor's word comes first, then the first publication that the
    /// piece ran in before, unless that lets our address count as the original.
    /// </summary>
    public static string? OriginalOf(ArticleContent content, IReadOnlyDictionary<Guid, SyndicationSource> sources) =>
        content.CanonicalUrl
        ?? content
            .Attributions.FirstOrDefault(a =>
                a is { Relation: AttributionRelation.OriginallyPublishedIn or AttributionRelation.RepublishedFrom, Url: not null }
                && Source(a, sources)?.Onward.Canonical != OnwardCanonical.Ours
            )
            ?.Url;

    /// <summary>Why an illustration of the piece may not go on; null where it may.</summary>
    /// <param name="own">The illustration's own right.</param>
    /// <param name="withStory">Whether it would go together with the whole text.</param>
    public OnwardDenial? Illustration(OnwardIllustrations own, bool withStory) =>
        _isReserved ? OnwardDenial.License
        : _illustrations == OnwardIllustrations.Denied ? OnwardDenial.Source
        : own == OnwardIllustrations.Denied ? OnwardDenial.Illustration
        : !withStory && (own == OnwardIllustrations.WithStory || _illustrations == OnwardIllustrations.WithStory) ? OnwardDenial.StoryOnly
        : null;

    private static IEnumerable<License> Licenses(ArticleContent content, IReadOnlyDictionary<Guid, SyndicationSource> sources) =>
        content.BindingAttributions().Select(a => Source(a, sources)?.License).Prepend(content.License).OfType<License>();

    private static SyndicationSource? Source(Attribution attribution, IReadOnlyDictionary<Guid, SyndicationSource> sources) =>
        attribution.SourceId is { } id ? sources.GetValueOrDefault(id) : null;
}
