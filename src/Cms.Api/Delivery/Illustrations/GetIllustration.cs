using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Illustrations;

/// <summary>Gets one public illustration.</summary>
internal sealed class GetIllustration(ThingReader things, CmsDatabase database)
    : DeliveryEndpoint<OneRequest, OneResponse<IllustrationResponse, NothingIncluded>>
{
    public override void Configure() =>
        Reads(
            "/v1/illustrations/{id}",
            "Get an illustration",
            "One public illustration by id, with its credit and what others may do with it."
        );

    protected override async Task<Answer> AnswerAsync(OneRequest request, CancellationToken ct)
    {
        if (Parse.Id(request.Id) is not { } id)
            return NotFound(ThingKind.Illustration, request.Id);
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var found = await read
            .Db.Illustrations.Where(i => i.Id == id && i.WasPublic)
            .Select(i => new { i.IsPublic })
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return NotFound(ThingKind.Illustration, request.Id);
        if (!found.IsPublic)
            return Gone(ThingKind.Illustration, id, request.Id);
        return new Answer
        {
            Body = Bytes(
                new OneResponse<IllustrationResponse, NothingIncluded>
                {
                    Data = (await things.IllustrationsAsync(read, [id], ct))[id],
                    Included = NothingIncluded.Here,
                }
            ),
            Tags = [CacheTags.One(ThingKind.Illustration, request.Id)],
            Collections = [CacheTags.Collection(ThingKind.Illustration)],
            HangsOn = [ChangeFollower.SlotOf(id), .. Answer.On(ThingReader.ShownByIllustrations)],
        };
    }
}
