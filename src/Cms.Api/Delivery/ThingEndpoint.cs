using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Api.Delivery;

/// <summary>One author, series, source or topic.</summary>
internal abstract class ThingEndpoint<TItem>(ThingKind kind, string path, CmsDatabase database)
    : DeliveryEndpoint<OneRequest, OneResponse<TItem, NothingIncluded>>
{
    /// <summary>Kinds of things that it shows, whose changes end an answer.</summary>
    protected virtual ThingKind[] Shows => [];

    /// <summary>The thing whole; empty where it is not public.</summary>
    protected abstract Task<IReadOnlyList<TItem>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>When it last changed.</summary>
    protected abstract DateTime ModifiedAt(TItem item);

    protected override async Task<Answer> AnswerAsync(OneRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var found = await read.FindAsync(kind, request.Id, ct);
        if (found is null)
            return NotFound(kind, request.Id);
        if (!found.IsPublic)
            return Gone(kind, found.Id, request.Id);
        if (!found.StandsAt(request.Id))
            return Moved(kind, request.Id, found.Slug, path);
        var item = (await ItemsAsync(read, [found.Id], ct))[0];
        return new Answer
        {
            Body = Bytes(new OneResponse<TItem, NothingIncluded> { Data = item, Included = NothingIncluded.Here }),
            // What shows other things changes with them, of which its own date knows nothing.
            LastModified = Shows.Length == 0 ? ModifiedAt(item) : null,
            Tags = CacheTags.Of(kind, found.Id, found.Slug).Split(' '),
            Collections = [CacheTags.Collection(kind)],
            HangsOn = [ChangeFollower.SlotOf(found.Id), .. Answer.On(Shows)],
        };
    }
}
