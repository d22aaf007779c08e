using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Model.Reading;
using Cms.Model.Sources;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners.Articles;

/// <summary>
/// What a partner's pieces refer to, whole, as the partner may have it: of pictures those alone that are cleared. What only a
/// held piece shows is not public yet; the piece names it, and nothing more is told of it before the embargo ends.
/// </summary>
internal sealed class PartnerThings(ThingReader things)
{
    private const string Illustrations = "illustrations";

    /// <summary>What these pieces refer to.</summary>
    public async Task<ArticleIncluded> IncludedAsync(
        ReadConnection read,
        IReadOnlyCollection<PartnerPiece> pieces,
        IReadOnlyCollection<string> include,
        CancellationToken ct
    )
    {
        if (include.Count == 0 || pieces.Count == 0)
            return ArticleIncluded.Nothing;
        var (ready, held) = (pieces.Where(p => p.Article.IsPublic), pieces.Where(p => !p.Article.IsPublic));
        var included = await things.IncludedAsync(
            read,
            [.. ready.Select(p => p.Article.Id)],
            [.. held.Select(p => ShownArticle.At(p.Article, p.Article.Working ?? p.Article.Live!, p.Article.EditedAt))],
            [.. include.Where(i => i != Illustrations)],
            ct
        );
        List<Guid> portraits = [.. included.Authors.Values.Select(a => a.Portrait?.Id).OfType<Guid>().Distinct()];
        var cleared =
            portraits.Count == 0
                ? []
                : (await read.Db.Illustrations.Where(i => portraits.Contains(i.Id)).ToListAsync(ct))
                    .Where(i => i.Facts.Onward != OnwardIllustrations.Denied)
                    .Select(i => i.Id)
                    .ToHashSet();
        return included with
        {
            Authors = included.Authors.ToDictionary(
                a => a.Key,
                a => a.Value.Portrait is { } portrait && !cleared.Contains(portrait.Id) ? a.Value with { Portrait = null } : a.Value
            ),
            Illustrations = include.Contains(Illustrations)
                ? pieces.SelectMany(p => p.Illustrations).Select(i => i.Shown).DistinctBy(i => i.Id).ToDictionary(i => i.Id)
                : included.Illustrations,
        };
    }
}
