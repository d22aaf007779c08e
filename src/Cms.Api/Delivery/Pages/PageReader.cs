using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using Cms.Model.Pages;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Pages;

/// <summary>Reads pages as readers see them. They are few, so each is made when it is asked for.</summary>
internal sealed class PageReader(Addresses addresses)
{
    /// <summary>Public pages in the order of the ids, without their bodies.</summary>
    public async Task<IReadOnlyList<PageSummary>> SummariesAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var pages = await read.Db.Pages.Where(p => p.IsPublic && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var parents = await ParentsAsync(read, [.. pages.Values], ct);
        return [.. ids.Where(pages.ContainsKey).Select(id => Summary(pages[id], pages[id].Live!, parents))];
    }

    /// <summary>A whole page with what a preview, or readers, are shown of it.</summary>
    /// <param name="read">Reads.</param>
    /// <param name="page">The page.</param>
    /// <param name="content">What it says.</param>
    /// <param name="formats">The formats of its body.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<PageResponse> ReadAsync(
        ReadConnection read,
        Page page,
        PageContent content,
        IReadOnlyList<string> formats,
        CancellationToken ct
    )
    {
        var body = MarkdownBody.Read(content.Body);
        var material = await IllustrationMaterial.ReadAsync(read, content.Illustrations, ct);
        var illustrations = material.AllShown(content.Language, addresses);
        var linked = content.Articles;
        var references = new BodyReferences(
            illustrations,
            await read
                .Db.Articles.VisibleToReaders()
                .Where(a => linked.Contains(a.Id))
                .Select(a => new { a.Id, a.Slug })
                .ToDictionaryAsync(a => a.Id, a => addresses.Page(ThingKind.Article, a.Slug), ct)
        );
        var summary = Summary(page, content, await ParentsAsync(read, [page], ct));
        return new PageResponse
        {
            Id = summary.Id,
            Slug = summary.Slug,
            Url = summary.Url,
            Title = summary.Title,
            Language = summary.Language,
            Direction = summary.Direction,
            Parent = summary.Parent,
            PublishedAt = summary.PublishedAt,
            UpdatedAt = summary.UpdatedAt,
            ModifiedAt = summary.ModifiedAt,
            Version = summary.Version,
            Body = new BodyResponse
            {
                Html = formats.Contains("html") ? HtmlWriter.Write(body, references) : null,
                Markdown = formats.Contains("markdown") ? MarkdownWriter.Write(body, references) : null,
                Text = formats.Contains("text") ? PlainTextWriter.Write(body, references) : null,
                Blocks = formats.Contains("blocks") ? BlockWriter.Write(body, references) : null,
            },
            Seo = new SeoResponse
            {
                Title = Given(content.Seo?.Title) ?? content.Title,
                Description = Given(content.Seo?.Description) ?? Given(body.Excerpt()) ?? content.Title,
                Image = content.Seo?.ImageId is { } image ? Rendition.Card(illustrations.GetValueOrDefault(image)) : null,
            },
        };
    }

    private PageSummary Summary(Page page, PageContent content, Dictionary<string, Reference> parents) =>
        new()
        {
            Id = page.Id,
            Slug = page.Slug,
            Url = addresses.Page(ThingKind.Page, page.Slug),
            Title = content.Title,
            Language = content.Language,
            Direction = TextDirections.Of(content.Language),
            Parent = parents.GetValueOrDefault(page.ParentSlug),
            // Of one that readers never saw, as if they did from its last save on.
            PublishedAt = page.PublishedAt ?? page.EditedAt,
            UpdatedAt = page.UpdatedAt ?? page.EditedAt,
            ModifiedAt = page.ModifiedAt,
            Version = page.Version,
        };

    private async Task<Dictionary<string, Reference>> ParentsAsync(ReadConnection read, IReadOnlyList<Page> pages, CancellationToken ct)
    {
        var slugs = pages.Select(p => p.ParentSlug).Where(s => s.Length > 0).Distinct().ToList();
        return slugs.Count == 0
            ? []
            : (await read.Db.Pages.Where(p => p.IsPublic && slugs.Contains(p.Slug)).ToListAsync(ct)).ToDictionary(
                p => p.Slug,
                p => new Reference
                {
                    Id = p.Id,
                    Slug = p.Slug,
                    Url = addresses.Page(ThingKind.Page, p.Slug),
                    Name = p.Live!.Title,
                }
            );
    }

    private static string? Given(string? words) => string.IsNullOrWhiteSpace(words) ? null : words;
}
