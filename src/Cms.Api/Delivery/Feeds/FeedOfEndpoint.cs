using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using FastEndpoints;

namespace Cms.Api.Delivery.Feeds;

/// <summary>The feed of the articles of one author, series, source or topic.</summary>
internal abstract class FeedOfEndpoint(ThingKind kind, FeedReader feeds, OpenStock stock) : FeedEndpoint<FeedOfRequest>(feeds, stock)
{
    protected override async Task<Answer> AnswerAsync(FeedOfRequest request, CancellationToken ct)
    {
        if (FeedFormats.Find(request.Format) is not { } format)
            return NotFound(ThingKind.Article);
        var path = $"/feeds/{CacheTags.Collection(kind)}/{{id}}.{format.Name}";
        await using var read = await Feeds.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var found = await read.FindAsync(kind, request.Id, ct);
        if (found is null)
            return NotFound(kind, request.Id);
        if (!found.IsPublic)
            return Gone(kind, found.Id, request.Id);
        if (Parse.Id(request.Id) is null && found.Slug != request.Id)
            return Moved(kind, request.Id, found.Slug, path);
        // Whoever subscribed by id stays with the id, which outlives every slug.
        var self = path.Replace("{id}", Parse.Id(request.Id)?.ToString() ?? found.Slug, StringComparison.Ordinal);
        return await AnswerAsync(
            read,
            await Feeds.SubjectAsync(read, kind, found, ct),
            format,
            self,
            request.Cursor,
            CacheTags.Of(kind, found.Id, found.Slug).Split(' '),
            ct
        );
    }
}

/// <summary>What the feed of one thing's articles takes.</summary>
public sealed record FeedOfRequest : FeedParameters
{
    /// <summary>The thing's id, or its slug.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What it refuses.</summary>
public sealed class FeedOfValidator : Validator<FeedOfRequest>
{
    /// <summary>The rules.</summary>
    public FeedOfValidator()
    {
        RuleFor(r => r.Id).IdOrSlug();
        RuleFor(r => r.Cursor).CursorText();
    }
}
