using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Delivery;

/// <summary>The articles of one author, source or topic, newest first; of one series in its own order.</summary>
internal abstract class ArticlesOfEndpoint<TRequest>(ThingKind kind, string path, ArticleLists lists, CmsDatabase database)
    : DeliveryEndpoint<TRequest, ListResponse<ArticleSummary, ArticleIncluded>>
    where TRequest : ArticleListRequest
{
    /// <summary>The thing's address as sent.</summary>
    protected abstract string Address(TRequest request);

    /// <summary>Which articles are the thing's.</summary>
    protected abstract ArticleFilter Filter(string id, string? sort);

    protected override async Task<Answer> AnswerAsync(TRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var address = Address(request);
        var found = await read.FindAsync(kind, address, ct);
        if (found is null)
            return NotFound(kind, address);
        if (!found.IsPublic)
            return Gone(kind, found.Id, address);
        if (!found.StandsAt(address))
            return Moved(kind, address, found.Slug, path);
        var answer = await lists.AnswerAsync(
            read,
            request,
            Filter(found.Id.ToString(), request.Sort),
            Links,
            CacheTags.Of(kind, found.Id, found.Slug).Split(' '),
            ct
        );
        return answer with { HangsOn = [.. answer.HangsOn!, ChangeFollower.SlotOf(found.Id)] };
    }
}
