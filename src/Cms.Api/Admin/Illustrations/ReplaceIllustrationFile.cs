using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Api.Media;
using Cms.Model.Access;

namespace Cms.Api.Admin.Illustrations;

/// <summary>Puts another file in the place of an illustration's own.</summary>
internal sealed class ReplaceIllustrationFile : PictureEndpoint<ById>
{
    private static readonly FetchedFileInputValidator FetchedRules = new();

    private string? _url;

    private protected override TakesPicture TakesPicture => new();

    public override void Configure() =>
        Put(
            "illustrations/{id}/file",
            StaffScopes.Content,
            "Replace the file of an illustration",
            "Takes another picture in the place of this one, sent as a new one is (as JSON, `{ url }`); what is said of it stays, "
                + "the focal point too. Readers see it at once at a new address, and so do the articles that show it; the old file "
                + "is deleted. The file that it has already changes nothing and takes no number.",
            takesIfMatch: true
        );

    private protected override void JudgeBody()
    {
        if (Sent.File is not null)
            return;
        var (body, faults) = JsonBody.Read<FetchedFileInput>(Sent.Json, mayBeEmpty: false);
        BodyRules.Demand(FetchedRules, body, faults);
        _url = body.Url;
    }

    protected override async Task<Outcome<UploadedIllustration>> ActAsync(ById request, CancellationToken ct)
    {
        var illustration = await IllustrationDesk.Here.RequireAsync(Db, request.Id, ct);
        Match(illustration);
        var addresses = Resolve<Addresses>();
        return await TakeAsync(
            _url,
            hash =>
                Task.FromResult(
                    hash == illustration.UploadHash
                        ? new Outcome<UploadedIllustration>(Shape(null), EditVersion: illustration.EditVersion)
                        : null
                ),
            async taken =>
            {
                var old = illustration.File;
                illustration.Replace(taken.File, Now);
                var answer = await SaveAsync(illustration, _ => Task.FromResult(Shape(taken.Suggested)), null, ct);
                await Resolve<PictureRemains>().ForgetAsync(old);
                return answer;
            },
            ct
        );

        UploadedIllustration Shape(Media.Uploads.SuggestedFacts? suggested) =>
            new() { Illustration = AdminIllustrationResponse.From(illustration, addresses), Suggested = suggested };
    }
}
