using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Model.Articles;
using Cms.Model.Licenses;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>Reads pieces as they may go on to others.</summary>
internal sealed class OnwardReader(Addresses addresses)
{
    private readonly ArticleDocumentMaker _maker = new(addresses);

    /// <summary>Public pieces by id, in a fixed number of statements.</summary>
    /// <param name="read">Where to read.</param>
    /// <param name="ids">Which.</param>
    /// <param name="until">Until when what goes on now is to be good.</param>
    /// <param name="withText">Whether the text is wanted; pictures that go with the story alone then go too.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<Guid, OnwardArticle>> ReadAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        DateTime until,
        bool withText,
        CancellationToken ct
    )
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, OnwardArticle>();
        await read.BeginSnapshotAsync(ct);
        var articles = await read.Db.Articles.VisibleToReaders().Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        var material = await ArticleMaterial.ReadAsync(read, articles, ct);
        return articles.ToDictionary(a => a.Id, a => Judged(a, material, until, withText));
    }

    private OnwardArticle Judged(Article article, ArticleMaterial material, DateTime until, bool withText)
    {
        var content = article.Live!;
        var (summary, details, body, references) = _maker.Shape(article, material);
        var rights = Onward.Of(content, material.Sources, until);
        var goes = withText && rights.Text is null;
        var cleared = new Dictionary<Guid, IllustrationResponse>();
        var illustrations = new List<OnwardIllustration>();
        var omitted = new List<OnwardOmission>();
        // Where the text stays here, so do the pictures in it.
        foreach (
            var id in (content.LeadIllustrationId is { } lead ? [lead] : Array.Empty<Guid>())
                .Concat(goes ? body.IllustrationIds : [])
                .Distinct()
        )
        {
            if (!references.Illustrations.TryGetValue(id, out var shown))
                continue;
            var stored = material.Illustrations.Stored[id];
            if (rights.Illustration(stored.Facts.Onward, goes) is { } denial)
            {
                omitted.Add(new OnwardOmission(id, Json.Word(denial)));
                continue;
            }

            cleared[id] = shown;
            illustrations.Add(new OnwardIllustration(shown, material.Illustrations.Source(id, addresses)!, stored.Facts.DigitalSourceType));
        }

        return new OnwardArticle
        {
            Summary = summary,
            Details = details,
            Html = goes ? HtmlWriter.Write(body, references with { Illustrations = cleared }) : null,
            TextDenied = rights.Text,
            Head =
                content.LeadIllustrationId is { } head && !(goes && body.IllustrationIds.Contains(head))
                    ? cleared.GetValueOrDefault(head)
                    : null,
            Illustrations = illustrations,
            Omitted = omitted,
        };
    }
}
