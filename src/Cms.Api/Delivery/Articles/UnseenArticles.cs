using System.Text.Json;
using Cms.Api.Http;
using Cms.Model.Previews;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>Pieces that are not public, made in the form of public ones for a preview of the front page. Nothing of them is kept.</summary>
internal sealed class UnseenArticles(Addresses inPreview, DateTime now)
{
    private readonly Dictionary<Guid, ShownArticle> _shown = [];

    /// <summary>Those that were read, by id.</summary>
    public IReadOnlyDictionary<Guid, ShownArticle> Shown => _shown;

    /// <summary>Their summaries as they would be if they were published now; what was withdrawn or lies in the trash is left out.</summary>
    public async Task<IReadOnlyList<ArticleRow>> ReadAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var found = await read.Db.Articles.Where(a => ids.Contains(a.Id) && !a.IsPublic).ToListAsync(ct);
        List<ShownArticle> shown = [.. found.Where(Preview.MayShow).Select(a => ShownArticle.At(a, a.Working ?? a.Live!, now))];
        foreach (var one in shown)
            _shown[one.Article.Id] = one;
        var material = await ArticleMaterial.ReadAsync(read, shown, ct);
        var maker = new ArticleDocumentMaker(inPreview);
        return shown.ConvertAll(s => new ArticleRow(
            s.Article.Id,
            JsonSerializer.SerializeToUtf8Bytes(maker.Shape(s, material).Summary, Json.Options)
        ));
    }
}
