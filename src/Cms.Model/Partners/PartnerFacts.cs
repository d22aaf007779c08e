using Cms.Model.Articles;
using Cms.Model.Series;
using Cms.Model.Sources;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Partners;

/// <summary>A piece as far as the rules for partners ask.</summary>
/// <param name="Article">The piece.</param>
/// <param name="Content">What partners would have of it: what is live; of an embargoed piece what the desk works on.</param>
/// <param name="Series">The series it stands in.</param>
/// <param name="Origins">The sources that bind it: of all its attributions but <c>partOf</c>.</param>
/// <param name="TextMayGoOn">Whether each of those lets its text go onward.</param>
public sealed record PartnerFacts(
    Article Article,
    ArticleContent Content,
    IReadOnlyCollection<Guid> Series,
    IReadOnlyCollection<Guid> Origins,
    bool TextMayGoOn
)
{
    /// <summary>The sources that bind it, as they are stored, by id; those of other pieces among them.</summary>
    public required IReadOnlyDictionary<Guid, SyndicationSource> Sources { get; init; }

    /// <summary>The facts of some pieces.</summary>
    public static async Task<IReadOnlyList<PartnerFacts>> ReadAsync(
        CmsDbContext db,
        IReadOnlyList<Article> articles,
        DateTime now,
        CancellationToken ct
    )
    {
        var offered = articles
            .Where(a => a.IsPublic || a.Status == ArticleStatus.Embargoed)
            .Select(a => (Article: a, Content: a.IsPublic ? a.Live! : a.Working ?? a.Live!))
            .ToList();
        List<Guid> ids = [.. offered.Select(o => o.Article.Id)];
        var series = (
            await db.Set<SeriesMember>()
                .AsNoTracking()
                .Where(m => ids.Contains(m.ArticleId))
                .Select(m => new { m.ArticleId, m.SeriesId })
                .ToListAsync(ct)
        ).ToLookup(m => m.ArticleId, m => m.SeriesId);
        List<Guid> sourceIds =
        [
            .. offered.SelectMany(o => o.Content.BindingAttributions()).Select(a => a.SourceId).OfType<Guid>().Distinct(),
        ];
        var sources =
            sourceIds.Count == 0
                ? []
                : await db.Sources.AsNoTracking().Where(s => sourceIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return
        [
            .. offered.Select(o => new PartnerFacts(
                o.Article,
                o.Content,
                [.. series[o.Article.Id]],
                [.. o.Content.BindingAttributions().Select(a => a.SourceId).OfType<Guid>().Distinct()],
                o.Content.BindingAttributions()
                    .All(a => a.SourceId is { } id && sources.TryGetValue(id, out var source) && MayGoOn(source, now))
            )
            {
                Sources = sources,
            }),
        ];
    }

    /// <summary>Why a partner does not get the piece whatever it is entitled to; null where nothing stands against it.</summary>
    /// <param name="partner">The partner; null asks for what holds for every one.</param>
    public Withholding? WithheldFrom(Partner? partner)
    {
        if (!TextMayGoOn)
            return Withholding.TextNotOnward;
        if (partner is null)
            return null;
        if (partner.SourceId is { } own && Origins.Contains(own))
            return Withholding.OwnPiece;
        return IsSelectedBy(partner.Selection) ? null : Withholding.NotSelected;
    }

    private bool IsSelectedBy(PartnerSelection selection) =>
        (selection.Series is null || Series.Any(selection.Series.Contains))
        && (selection.Topics is null || Content.TopicIds.Any(selection.Topics.Contains))
        && (selection.Languages is null || selection.Languages.Contains(Content.Language));

    private static bool MayGoOn(SyndicationSource source, DateTime now) =>
        source.Onward is { Text: OnwardText.Allowed } onward && (onward.Until is null || onward.Until > now);
}
