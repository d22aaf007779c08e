using Cms.Model.Articles.Bodies;
using Cms.Model.Illustrations;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Articles;

/// <summary>What a piece must have before it can be public, judged all at once.</summary>
public static class PublishGates
{
    /// <summary>
    /// Everything, with the illustrations as they are stored. Asked inside the save that shows the piece it cannot come to be untrue:
    /// a save holds what its pieces show.
    /// </summary>
    public static async Task<IReadOnlyList<GateFault>> JudgeAsync(CmsDbContext db, ArticleContent content, CancellationToken ct)
    {
        var shown = IllustrationsOf(content);
        var illustrations =
            shown.Count == 0 ? [] : await db.Illustrations.AsNoTracking().Where(i => shown.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        return [.. Judge(content), .. Judge(content, illustrations)];
    }

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

    /// <summary>The illustrations a piece shows, in order: the lead, then those of the body.</summary>
    public static IReadOnlyList<Guid> IllustrationsOf(ArticleContent content) =>
        [
            .. (content.LeadIllustrationId is { } lead ? [lead] : Array.Empty<Guid>())
                .Concat(NamedInBody.Of(content.Body).Illustrations)
                .Distinct(),
        ];

    // What the illustrations it shows lack.
    private static IEnumerable<GateFault> Judge(ArticleContent content, Dictionary<Guid, Illustration> illustrations)
    {
        foreach (var id in IllustrationsOf(content))
        {
            var member = id == content.LeadIllustrationId ? "/leadIllustrationId" : "/body";
            if (!illustrations.TryGetValue(id, out var illustration) || illustration.TrashedAt is not null)
                yield return new("illustration-missing", member, $"There is no illustration {id} any more; take it out of the piece.");
            else if (!illustration.Facts.IsDecorative && string.IsNullOrWhiteSpace(illustration.Facts.Alt))
                yield return new("alt-required", member, $"Illustration {id} needs an alternative text, or to be marked decorative.");
            else if (illustration.Facts.Credit is null)
                yield return new("credit-required", member, $"Illustration {id} needs a credit.");
        }
    }
}
