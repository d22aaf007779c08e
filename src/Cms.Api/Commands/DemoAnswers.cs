using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Illustrations;
using Cms.Demo;
using Cms.Model;

namespace Cms.Api.Commands;

/// <summary>Makes the ready answers of invented pieces before they are stored, so that no first reader waits for them.</summary>
internal static class DemoAnswers
{
    /// <summary>For a database, with the addresses that its settings make.</summary>
    public static MakeAnswers With(CmsDbContext db, Settings settings)
    {
        var maker = new ArticleDocumentMaker(new Addresses(settings));
        return async (pieces, ct) =>
        {
            var material = await MaterialAsync(db.CmsDatabase, pieces, ct);
            return article => maker.Make(article, material);
        };
    }

    private static async Task<ArticleMaterial> MaterialAsync(CmsDatabase database, BulkPieces pieces, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        return new ArticleMaterial
        {
            Authors = pieces.Authors,
            Topics = pieces.Topics,
            Sources = pieces.Sources,
            Illustrations = await IllustrationMaterial.ReadAsync(read, pieces.Pictures, ct),
            Series = pieces.Series.ToDictionary(s => s.Id),
            Places = pieces.Series.SelectMany(s => s.Members).ToLookup(m => m.ArticleId),
            Parts = Array.Empty<PublicPart>().ToLookup(p => p.Id),
            Linked = new Dictionary<Guid, string>(),
            Translations = Array.Empty<PublicTranslation>().ToLookup(t => t.Id),
        };
    }
}
