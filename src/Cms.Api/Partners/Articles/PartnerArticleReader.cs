using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Illustrations;
using Cms.Model;
using Cms.Model.Partners;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners.Articles;

/// <summary>Reads pieces as one partner may have them at this moment.</summary>
internal sealed class PartnerArticleReader(Addresses addresses, TimeProvider clock)
{
    private readonly ArticleDocumentMaker _maker = new(addresses);

    /// <summary>
    /// Those of some pieces that a partner may have now, by id. A right that has ended closes at once, whether its rows are
    /// written yet or not; a piece comes only with its row.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, PartnerPiece>> ReadAsync(
        ReadConnection read,
        Guid partnerId,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, PartnerPiece>();
        await read.BeginSnapshotAsync(ct);
        var now = clock.Now();
        var db = read.Db;
        var given = await db
            .PartnerArticles.Where(a =>
                a.PartnerId == partnerId && ids.Contains(a.ArticleId) && a.Standing != PartnerStanding.Gone && !a.IsKeptBack
            )
            .Select(a => a.ArticleId)
            .ToListAsync(ct);
        var articles = await db.Articles.Where(a => given.Contains(a.Id)).ToListAsync(ct);
        var rules = await PartnerRules.ReadAsync(db, partnerId, now, ct);
        var granted = (await PartnerFacts.ReadAsync(db, articles, now, ct))
            .Select(f => (Facts: f, Products: rules.ProductsOf(partnerId, f)))
            .Where(g => g.Products.Count > 0)
            .ToList();
        // What is held changes by what the desk saves, and not by the clock.
        var shown = granted.ConvertAll(g =>
            g.Facts.Article.IsPublic
                ? ShownArticle.Live(g.Facts.Article)
                : ShownArticle.At(g.Facts.Article, g.Facts.Content, g.Facts.Article.EditedAt)
        );
        var material = await ArticleMaterial.ReadAsync(read, shown, ct);
        return granted.Zip(shown).ToDictionary(g => g.First.Facts.Article.Id, g => Piece(g.Second, g.First.Products, material, now));
    }

    /// <summary>
    /// What a partner finds that asks for one piece: the piece, or, where it had it and readers have it no more, what is said
    /// of that; neither where it never had it or is not entitled to it.
    /// </summary>
    public async Task<(PartnerPiece? Piece, TakenDownArticle? TakenDown)> FindAsync(
        ReadConnection read,
        Guid partnerId,
        Guid id,
        CancellationToken ct
    )
    {
        if ((await ReadAsync(read, partnerId, [id], ct)).TryGetValue(id, out var piece))
            return (piece, null);
        var db = read.Db;
        var article = !await db.PartnerArticles.AnyAsync(p => p.PartnerId == partnerId && p.ArticleId == id, ct)
            ? null
            : await db.Articles.FirstOrDefaultAsync(a => a.Id == id && a.WasPublic && !a.IsPublic, ct);
        return (null, article is null ? null : await TakenDownArticle.ReadAsync(db, article, addresses, ct));
    }

    private PartnerPiece Piece(ShownArticle shown, IReadOnlyList<Product> products, ArticleMaterial material, DateTime now)
    {
        // Pictures of what is not public yet are had with the key alone.
        var maker = shown.Article.IsPublic ? _maker : new ArticleDocumentMaker(addresses.ForPartners(shown.Article.Id));
        var (summary, details, body, references) = maker.Shape(shown, material);
        var content = shown.Content;
        var rights = PartnerRights.Of(content, products, material.Sources, now);
        var license = rights.License;
        var cleared = new Dictionary<Guid, IllustrationResponse>();
        var illustrations = new List<OnwardIllustration>();
        var omitted = new List<OmissionResponse>();
        foreach (
            var id in new[] { content.LeadIllustrationId, content.Seo?.ImageId }.OfType<Guid>().Concat(body.IllustrationIds).Distinct()
        )
        {
            if (!references.Illustrations.TryGetValue(id, out var illustration))
                continue;
            var stored = material.Illustrations.Stored[id];
            if (rights.Omits(stored.Facts.Onward) is { } reason)
            {
                omitted.Add(
                    new OmissionResponse
                    {
                        Id = id,
                        Sha256 = stored.File.Hash,
                        Reason = reason,
                    }
                );
                continue;
            }

            cleared[id] = illustration;
            illustrations.Add(
                new OnwardIllustration(illustration, material.Illustrations.Source(id, addresses)!, stored.Facts.DigitalSourceType)
            );
        }

        var article = shown.Article;
        return new PartnerPiece
        {
            Article = article,
            Summary = summary with
            {
                License = LicenseResponse.From(license),
                LeadIllustration = content.LeadIllustrationId is { } lead ? cleared.GetValueOrDefault(lead) : null,
            },
            Details = details with
            {
                Seo = details.Seo with { Image = details.Seo.Image is { } image && cleared.ContainsKey(image.Id) ? image : null },
            },
            Body = body,
            References = references with { Illustrations = cleared },
            Rights = new PartnerRightsResponse
            {
                Standing = article.IsPublic ? PartnerStanding.Entitled : PartnerStanding.Held,
                EmbargoUntil = article.IsPublic ? null : article.EmbargoUntil,
                Products = [.. products.Select(p => new ProductReferenceResponse { Id = p.Id, Name = p.Name })],
                License = LicenseResponse.From(license),
                CanonicalUrl = details.CanonicalUrl,
                Omitted = omitted,
            },
            Illustrations = illustrations,
            TopicCodes = material.Topics.ToDictionary(t => t.Key, t => t.Value.Codes),
            ExpiresAt = content
                .BindingAttributions()
                .Select(a => a.SourceId is { } id ? material.Sources.GetValueOrDefault(id)?.Onward.Until : null)
                .Min(),
            Organizations =
            [
                .. content
                    .Contributions.Select(c => c.AuthorId)
                    .Where(id =>
                        material.Authors.TryGetValue(id, out var author) && author.AuthorKind == Model.Authors.AuthorKind.Organization
                    ),
            ],
        };
    }
}
