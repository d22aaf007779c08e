using Cms.Model.Articles.Bodies;
using Cms.Model.Illustrations;
using Cms.Model.Pages;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Articles;

/// <summary>What a piece, or a page, must have before it can be public, judged all at once.</summary>
public static class PublishGates
{
    /// <summary>
    /// Everything, with the illustrations as they are stored. Asked inside the save that shows the piece it cannot come to be untrue:
    /// a save holds what its pieces show.
    /// </summary>
    public static async Task<IReadOnlyList<GateFault>> JudgeAsync(CmsDbContext db, ArticleContent content, CancellationToken ct) =>
        [
            .. Judge(content),
            .. await JudgeAsync(db, IllustrationsOf(content), id => id == content.LeadIllustrationId ? "/leadIllustrationId" : "/body", ct),
        ];

    /// <summary>The same of a page.</summary>
    public static async Task<IReadOnlyList<GateFault>> JudgeAsync(CmsDbContext db, PageContent content, CancellationToken ct) =>
        [.. Judge(content), .. await JudgeAsync(db, NamedInBody.Of(content.Body).Illustrations, _ => "/body", ct)];

    /// <summary>What the piece says by itself.</summary>
    public static IReadOnlyList<GateFault> Judge(ArticleContent content)
    {
        var faults = new List<GateFault>();
        if (string.IsNullOrWhiteSpace(content.Title))
            faults.Add(new("title-required", "/title", "A piece needs a title before it can be public."));
        if (content.Contributions.Count == 0 && content.Attributions.All(a => a.SourceId is null))
            faults.Add(new("byline-required", "/contributions", "A piece needs an author or a source before it can be public."));
        if (content.License is null)
            faults.Add(new("license-required", "/license", "A piece needs a license before it can be public."));
        for (var i = 0; i < content.Attributions.Count; i++)
        {
            if (content.Attributions[i] is { SourceId: null, SeriesId: null, Text: null })
                faults.Add(
                    new("attribution-incomplete", $"/attributions/{i}", "An attribution names a source or a series, or says its sentence.")
                );
        }

        return faults;
    }

    /// <summary>What a page says by itself.</summary>
    public static IReadOnlyList<GateFault> Judge(PageContent content) =>
        string.IsNullOrWhiteSpace(content.Title) ? [new("title-required", "/title", "A page needs a title before it can be public.")] : [];

    /// <summary>The illustrations a piece shows, in order: the lead, then those of the body.</summary>
    public static IReadOnlyList<Guid> IllustrationsOf(ArticleContent content) =>
        [
            .. (content.LeadIllustrationId is { } lead ? [lead] : Array.Empty<Guid>())
                .Concat(NamedInBody.Of(content.Body).Illustrations)
                .Distinct(),
        ];

    // What the illustrations that are shown lack.
    private static async Task<IReadOnlyList<GateFault>> JudgeAsync(
        CmsDbContext db,
        IReadOnlyList<Guid> shown,
        Func<Guid, string> memberOf,
        CancellationToken ct
    )
    {
        if (shown.Count == 0)
            return [];
        var illustrations = await db.Illustrations.AsNoTracking().Where(i => shown.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        return [.. shown.SelectMany(id => Judge(id, illustrations.GetValueOrDefault(id), memberOf(id)))];

        static IEnumerable<GateFault> Judge(Guid id, Illustration? illustration, string member)
        {
            if (illustration is null or { TrashedAt: not null })
                yield return new("illustration-missing", member, $"There is no illustration {id} any more; take it out of the text.");
            else if (!illustration.Facts.IsDecorative && string.IsNullOrWhiteSpace(illustration.Facts.Alt))
                yield return new("alt-required", member, $"Illustration {id} needs an alternative text, or to be marked decorative.");
            else if (illustration.Facts.Credit is null)
                yield return new("credit-required", member, $"Illustration {id} needs a credit.");
        }
    }
}
