using System.Globalization;
using System.Text.Json;
using System.Xml;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Illustrations;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Sitemaps;

/// <summary>
/// Reads what search engines are told of the website's pages (sitemaps.org, with Google's images and news, and translations).
/// </summary>
internal sealed class SitemapReader(CmsDatabase database, ArticleReader articles, Addresses addresses, CurrentSite site, TimeProvider clock)
{
    /// <summary>
    /// Most pages in one sitemap. The protocol takes 50,000; with pictures and translations so many would take megabytes.
    /// </summary>
    private const int MostPages = 2_000;

    /// <summary>Most pieces in the sitemap of news, which the protocol bounds.</summary>
    private const int MostNews = 1_000;

    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Images = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly ThingKind[] All = [.. Kinds.WithPage.Select(k => k.Is)];

    /// <summary>The index of all sitemaps.</summary>
    public async Task<Answer> IndexAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var names = new List<string>();
        foreach (var table in Kinds.WithPage.Select(k => k.Table))
        {
            var count = (
                await read.QueryAsync(
                    new Statement($"SELECT COUNT(*) FROM {table} t WHERE t.is_public = TRUE", []),
                    row => row.GetInt64(0),
                    ct
                )
            )[0];
            names.AddRange(
                Enumerable
                    .Range(1, (int)((count + MostPages - 1) / MostPages))
                    .Select(n => string.Create(CultureInfo.InvariantCulture, $"{table}-{n}"))
            );
        }

        var tomorrow = clock.Now().Date.AddDays(1);
        if ((await NewsAsync(read, 1, tomorrow, ct)).Count > 0)
            names.Add("news");
        return Answer(
            xml =>
            {
                xml.WriteStartElement("sitemapindex", Space);
                foreach (var name in names)
                {
                    xml.WriteStartElement("sitemap");
                    xml.Text("loc", addresses.Api($"/sitemaps/{name}.xml"));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            },
            All
        ) with
        {
            GoodUntil = tomorrow,
        };
    }

    /// <summary>One sitemap by its name in the index, such as <c>articles-1</c>; null where there is none.</summary>
    public async Task<Answer?> PartAsync(string name, CancellationToken ct)
    {
        if (
            name.Split('-') is not [var table, var text]
            || Kinds.WithPage.FirstOrDefault(k => k.Table == table) is not { } kind
            || Parse.Number(text) is not (>= 1 and <= int.MaxValue / MostPages)
            || text[0] == '0'
        )
            return null;
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var first = await read.QueryAsync(
            new Statement(
                $"SELECT t.id FROM {table} t WHERE t.is_public = TRUE ORDER BY t.id LIMIT 1 OFFSET @p0",
                [(Parse.Number(text)!.Value - 1) * MostPages]
            ),
            row => row.GetId(0),
            ct
        );
        if (first.Count == 0)
            return null;
        var columns = kind.Is == ThingKind.Article ? ", t.language" : "";
        var pages = await read.QueryAsync(
            new Statement(
                $"""
                SELECT t.id, t.slug, t.modified_at{columns} FROM {table} t WHERE t.is_public = TRUE AND t.id >= @p0
                ORDER BY t.id LIMIT @p1
                """,
                [database.Sql.Value(first[0]), (long)MostPages]
            ),
            row => new SitePage(row.GetId(0), row.GetString(1), row.GetInstant(2), columns.Length > 0 ? row.GetString(3) : ""),
            ct
        );
        var isOfArticles = kind.Is == ThingKind.Article;
        var pictures = isOfArticles
            ? await PicturesAsync(read, pages[0].Id, pages[^1].Id, ct)
            : Enumerable.Empty<int>().ToLookup(_ => Guid.Empty, _ => "");
        var translations = isOfArticles
            ? await TranslationsAsync(read, pages[0].Id, pages[^1].Id, ct)
            : Enumerable.Empty<int>().ToLookup(_ => Guid.Empty, _ => new Translation("", ""));
        return Answer(
            xml =>
            {
                xml.WriteStartElement("urlset", Space);
                if (isOfArticles)
                {
                    xml.WriteAttributeString("xmlns", "image", null, Images);
                    xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
                }

                foreach (var page in pages)
                    Write(xml, kind.Is, page, [.. translations[page.Id]], [.. pictures[page.Id]]);
                xml.WriteEndElement();
            },
            isOfArticles ? [ThingKind.Article, ThingKind.Illustration] : [kind.Is]
        );
    }

    /// <summary>The sitemap of what ran today and yesterday, UTC, the newest first.</summary>
    public async Task<Answer> NewsAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        var tomorrow = clock.Now().Date.AddDays(1);
        var pieces = await NewsAsync(read, MostNews, tomorrow, ct);
        return Answer(
            xml =>
            {
                xml.WriteStartElement("urlset", Space);
                xml.WriteAttributeString("xmlns", "news", null, News);
                foreach (var piece in pieces)
                {
                    xml.WriteStartElement("url");
                    xml.Text("loc", piece.Url);
                    xml.WriteStartElement("news", News);
                    xml.WriteStartElement("publication", News);
                    xml.Text("name", site.Words.Name, News);
                    xml.Text("language", NewsLanguage(piece.Language), News);
                    xml.WriteEndElement();
                    xml.Text("publication_date", XmlDocuments.Instant(piece.PublishedAt), News);
                    xml.Text("title", piece.Title, News);
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            },
            [ThingKind.Article]
        ) with
        {
            GoodUntil = tomorrow,
        };
    }

    private async Task<IReadOnlyList<ArticleSummary>> NewsAsync(ReadConnection read, int most, DateTime tomorrow, CancellationToken ct)
    {
        var filter = new ArticleFilter { Dates = [("published_at", ">=", tomorrow.AddDays(-2))] };
        var page = await articles.PageAsync(read, filter, most, cursor: null, page: null, count: false, ct);
        return [.. page.Rows.Select(r => JsonSerializer.Deserialize<ArticleSummary>(r.Summary.Span, Json.Options)!)];
    }

    private async Task<ILookup<Guid, string>> PicturesAsync(ReadConnection read, Guid first, Guid last, CancellationToken ct)
    {
        var rows = await read.QueryAsync(
            new Statement(
                """
                SELECT l.article_id, i.id, i.file FROM article_links l JOIN illustrations i ON i.id = l.target_id
                WHERE l.article_id >= @p0 AND l.article_id <= @p1 AND l.copy = 'Live' AND l.kind = 'Illustration'
                AND l.published IS NOT NULL
                """,
                [database.Sql.Value(first), database.Sql.Value(last)]
            ),
            row =>
                (
                    Article: row.GetId(0),
                    Address: addresses.Original(
                        row.GetId(1),
                        JsonSerializer.Deserialize<IllustrationFile>(row.GetString(2), JsonSerializerOptions.Web)!
                    )
                ),
            ct
        );
        return rows.OrderBy(p => p.Address, StringComparer.Ordinal).ToLookup(p => p.Article, p => p.Address);
    }

    /// <summary>The translations of pieces, both ways and among each other.</summary>
    private async Task<ILookup<Guid, Translation>> TranslationsAsync(ReadConnection read, Guid first, Guid last, CancellationToken ct)
    {
        var rows = await read.QueryAsync(
            new Statement(
                """
                SELECT a.id, t.slug, t.language FROM articles a JOIN articles t ON t.translation_of = a.id
                WHERE a.is_public = TRUE AND a.id >= @p0 AND a.id <= @p1 AND t.is_public = TRUE
                UNION ALL SELECT a.id, t.slug, t.language FROM articles a JOIN articles t ON t.translation_of = a.translation_of
                WHERE a.is_public = TRUE AND a.id >= @p0 AND a.id <= @p1 AND t.is_public = TRUE AND t.id <> a.id
                UNION ALL SELECT a.id, t.slug, t.language FROM articles a JOIN articles t ON t.id = a.translation_of
                WHERE a.is_public = TRUE AND a.id >= @p0 AND a.id <= @p1 AND t.is_public = TRUE
                """,
                [database.Sql.Value(first), database.Sql.Value(last)]
            ),
            row => (Article: row.GetId(0), Translation: new Translation(row.GetString(1), row.GetString(2))),
            ct
        );
        return rows.OrderBy(t => t.Translation.Language, StringComparer.Ordinal)
            .ThenBy(t => t.Translation.Slug, StringComparer.Ordinal)
            .ToLookup(t => t.Article, t => t.Translation);
    }

    private void Write(XmlWriter xml, ThingKind kind, SitePage page, List<Translation> translations, List<string> pictures)
    {
        xml.WriteStartElement("url");
        xml.Text("loc", addresses.Page(kind, page.Slug));
        xml.Text("lastmod", XmlDocuments.Instant(page.ModifiedAt));
        // A page that has translations names itself among them, or engines disregard them all.
        if (translations.Count > 0)
        {
            foreach (var (slug, language) in translations.Prepend(new Translation(page.Slug, page.Language)))
                xml.Empty("link", Xhtml, ("rel", "alternate"), ("hreflang", language), ("href", addresses.Page(kind, slug)));
        }

        foreach (var picture in pictures)
        {
            xml.WriteStartElement("image", Images);
            xml.Text("loc", picture, Images);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Two or three letters, except for the two ways to write Chinese.
    private static string NewsLanguage(string tag) =>
        tag.ToLowerInvariant() switch
        {
            "zh-cn" or "zh-hans" => "zh-cn",
            "zh-tw" or "zh-hant" => "zh-tw",
            var other => other.Split('-')[0],
        };

    private static Answer Answer(Action<XmlWriter> write, params ThingKind[] kinds) =>
        new()
        {
            Body = XmlDocuments.Bytes(write),
            ContentType = "application/xml; charset=utf-8",
            Collections = [.. kinds.Select(CacheTags.Collection)],
            HangsOn = Http.Answer.On(kinds),
        };

    private sealed record SitePage(Guid Id, string Slug, DateTime ModifiedAt, string Language);

    private sealed record Translation(string Slug, string Language);
}
