using Cms.Api.Delivery.Changes;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners.Changes;

/// <summary>Says that changes were acted on.</summary>
internal sealed class AcknowledgeChanges(CmsDatabase database, PartnerChangeReader changes)
    : PartnerBodyEndpoint<AcknowledgementInput, AcknowledgementValidator, AcknowledgementResponse>
{
    public override void Configure()
    {
        Post(
            "changes/ack",
            PartnerScopes.Pull,
            "Acknowledge changes",
            "Says that everything before a cursor was acted on: copies brought up to date or taken down. The desk sees who has acted on "
                + "a withdrawal and who is silent."
        );
        Options(route => route.WithMetadata(new WhileSuspended(), new BeyondQuota()));
    }

    protected override async Task<Outcome<AcknowledgementResponse>> ActAsync(
        EmptyRequest request,
        AcknowledgementInput body,
        CancellationToken ct
    )
    {
        await using var read = await database.OpenReadAsync(ct);
        var partner = HttpContext.Partner();
        var sequence = ChangeCursors.Read(body.Cursor!, await LogHead.ReadAsync(read, ct), partner.Id);
        await changes.ActAsync(partner, sequence, ct);
        var noted = await read.Db.Partners.Where(p => p.Id == partner.Id).Select(p => new { p.ReceivedTo, p.ActedTo }).FirstAsync(ct);
        return new Outcome<AcknowledgementResponse>(new AcknowledgementResponse { ReceivedTo = noted.ReceivedTo, ActedTo = noted.ActedTo });
    }
}

/// <summary>Up to where changes were acted on.</summary>
public sealed record AcknowledgementInput
{
    /// <summary>A <c>nextCursor</c> of this partner's changes.</summary>
    public string? Cursor { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class AcknowledgementValidator : AbstractValidator<AcknowledgementInput>
{
    /// <summary>The rules.</summary>
    public AcknowledgementValidator() => RuleFor(b => b.Cursor).Line(1, 200);
}

/// <summary>What is noted of a partner.</summary>
public sealed record AcknowledgementResponse
{
    /// <summary>Up to which number of the change log it has received.</summary>
    public required long ReceivedTo { get; init; }

    /// <summary>Up to which number it has acted.</summary>
    public required long ActedTo { get; init; }
}
