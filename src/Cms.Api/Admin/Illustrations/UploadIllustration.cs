using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model.Access;
using Cms.Model.Illustrations;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Illustrations;

/// <summary>Makes an illustration of a picture that is sent.</summary>
internal sealed class UploadIllustration : PictureEndpoint<UploadIllustrationRequest>
{
    private IllustrationInput _facts = new();
    private string? _url;

    private static IllustrationInputValidator Rules => field ??= new IllustrationInputValidator();

    private static FetchedPictureInputValidator FetchedRules => field ??= new FetchedPictureInputValidator();

    private protected override TakesPicture TakesPicture => new(typeof(IllustrationInput), () => Rules);

    public override void Configure() =>
        Post(
            "illustrations",
            StaffScopes.Content,
            "Upload an illustration",
            "Takes a picture in one request: as `multipart/form-data` with a part `file` and a part `facts` (JSON); bare, with `alt`, "
                + "`isDecorative` and `caption` in the query and the rest to be edited afterwards; or as JSON, `{ url, facts }`, with the "
                + "address to fetch it from. JPEG, PNG, WebP, AVIF and GIF are taken, told by their content. What is kept is "
                + "written anew: upright, without places, cameras and whatever else the file held. What it says of its maker and "
                + "rights comes back as `suggested`. A file that was sent before answers 200 with the illustration there is, "
                + "and changes nothing.",
            status: 201
        );

    private protected override void JudgeBody()
    {
        var query = HttpContext.Request.Query;
        if (!Sent.IsBare && query.Keys.FirstOrDefault(k => k is "alt" or "isDecorative" or "caption") is { } beside)
            throw ProblemException.Parameter("invalid-parameter", beside, $"{beside} goes with a bare picture; say it in facts.");
        if (Sent.File is null)
        {
            var (body, faults) = JsonBody.Read<FetchedPictureInput>(Sent.Json, mayBeEmpty: false);
            BodyRules.Demand(FetchedRules, body, faults);
            (_facts, _url) = (body.Facts!, body.Url);
            return;
        }

        if (Sent.IsBare)
        {
            _facts = new IllustrationInput
            {
                Alt = query["alt"].ToString().Normalize(),
                IsDecorative = query["isDecorative"] == "true",
                Caption = query["caption"].FirstOrDefault(),
            };
            BodyRules.Demand(Rules, _facts, []);
            return;
        }

        (_facts, var wrong) = JsonBody.Read<IllustrationInput>(Sent.Json ?? [], mayBeEmpty: true);
        BodyRules.Demand(Rules, _facts, wrong);
    }

    protected override async Task<Outcome<UploadedIllustration>> ActAsync(UploadIllustrationRequest request, CancellationToken ct)
    {
        var references = IllustrationDesk.Here.References(_facts).ToList();
        await References.DemandAsync(Db, references, ct);
        var addresses = Resolve<Addresses>();
        return await TakeAsync(
            _url,
            async hash =>
                await Db.Illustrations.Where(i => i.UploadHash == hash && i.TrashedAt == null).OrderBy(i => i.Id).FirstOrDefaultAsync(ct)
                    is { } there
                    ? new Outcome<UploadedIllustration>(
                        new UploadedIllustration { Illustration = AdminIllustrationResponse.From(there, addresses), Suggested = null },
                        EditVersion: there.EditVersion,
                        Location: At(PathOf(there))
                    )
                    : null,
            taken =>
            {
                var made = new Illustration(taken.File, IllustrationDesk.Facts(_facts), Now);
                Db.Add(made);
                return SaveAsync(
                    made,
                    async token =>
                    {
                        await References.DemandAsync(Db, references, token);
                        return new UploadedIllustration
                        {
                            Illustration = AdminIllustrationResponse.From(made, addresses),
                            Suggested = taken.Suggested,
                        };
                    },
                    PathOf(made),
                    ct
                );
            },
            ct
        );
    }

    private static string PathOf(Illustration illustration) => $"{IllustrationDesk.Here.Plural}/{illustration.Id}";
}

/// <summary>What is said of a bare picture.</summary>
public sealed record UploadIllustrationRequest
{
    /// <summary>What a bare picture shows, for those who do not see it.</summary>
    [QueryParam]
    public string? Alt { get; init; }

    /// <summary>Whether a bare picture says nothing that the text does not.</summary>
    [QueryParam]
    public string? IsDecorative { get; init; }

    /// <summary>The line under a bare picture.</summary>
    [QueryParam]
    public string? Caption { get; init; }
}

/// <summary>What may not be said of it.</summary>
public sealed class UploadIllustrationValidator : Validator<UploadIllustrationRequest>
{
    /// <summary>The rules.</summary>
    public UploadIllustrationValidator()
    {
        RuleFor(r => r.Alt).ShortText(2_000);
        RuleFor(r => r.IsDecorative).Flag();
        RuleFor(r => r.Caption).ShortText(2_000);
    }
}
