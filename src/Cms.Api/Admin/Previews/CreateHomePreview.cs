using Cms.Api.Admin.Home;
using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model.Access;
using Cms.Model.Previews;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Admin.Previews;

/// <summary>Makes a link that shows the front page before it is public.</summary>
internal sealed class CreateHomePreview(Addresses addresses)
    : AdminBodyEndpoint<EmptyRequest, HomePreviewInput, HomePreviewRules, NewPreviewResponse>
{
    public override void Configure() =>
        Post(
            "home/previews",
            StaffScopes.Content,
            "Make a preview of the front page",
            "A link that shows the draft as it is laid out now, or what readers see where there is none. Pieces in its slots that are "
                + "not public show as the desk has them at the moment of looking. Its token is shown this once.",
            status: 201
        );

    protected override bool BodyIsOptional => true;

    protected override async Task<Outcome<NewPreviewResponse>> ActAsync(EmptyRequest request, HomePreviewInput body, CancellationToken ct)
    {
        var made = await Db.OpenAsync(new Preview(await Db.HomeAsync(Now, ct), body.ExpiresAt?.ToUniversalTime(), Now), addresses, Now, ct);
        return await SaveAsync(
            null,
            async token =>
            {
                await Db.SweepAsync(Now, token);
                return made;
            },
            null,
            ct
        );
    }
}

/// <summary>What a preview of the front page is to be.</summary>
public sealed record HomePreviewInput
{
    /// <summary>When the link ends, at most 90 days from now; null for 7 days.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class HomePreviewRules : AbstractValidator<HomePreviewInput>;
