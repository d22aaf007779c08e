using Cms.Api.Delivery;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http.Queries;
using Cms.Api.Media;
using Cms.Model;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>Gives a picture that only a preview shows yet in a size and a format.</summary>
internal sealed class GetPreviewRendition(CmsDatabase database, Renditions renditions, Addresses addresses)
    : PreviewEndpoint<GetPreviewRenditionRequest>
{
    /// <inheritdoc />
    protected override string? NegotiatedAs => null;

    private protected override bool PassesOverUnknown => true;

    public override void Configure()
    {
        Shows(
            "{token}/media/{id}/{key}/{file}",
            "Get a picture of a preview in a size and a format",
            "A picture that is not public yet, at the addresses its src, srcset and template name in a preview; sizes and formats are "
                + "those of public pictures. It ends with the preview."
        );
        // The path alone names the picture.
        RequestBinder(new RequestBinder<GetPreviewRenditionRequest>(BindingSource.RouteValues));
    }

    protected override async Task<bool> ShowAsync(GetPreviewRenditionRequest request, CancellationToken ct)
    {
        if (await FindAsync(request, ct) is not { } picture)
            return false;
        var wanted = RenditionName.Read(request.File);
        await PictureAnswer.SendAsync(HttpContext, renditions, picture, wanted.SizeOf(picture), wanted.Format, ct);
        return true;
    }

    // The key is made of the file's hash, which only an answer tells: whoever knows it has seen the picture or its address.
    private async Task<PictureSource?> FindAsync(GetPreviewRenditionRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        if (
            Parse.Id(request.Id) is not { } id
            || await read.FindPreviewAsync(request.Token, Now, ct) is null
            || !await read.Db.Illustrations.AnyAsync(i => i.Id == id && i.TrashedAt == null, ct)
        )
            return null;
        var picture = (await IllustrationMaterial.ReadAsync(read, [id], ct)).Source(id, addresses);
        return picture?.Key == request.Key ? picture : null;
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetPreviewRenditionRequest
{
    /// <summary>The token of the link.</summary>
    public string Token { get; init; } = "";

    /// <summary>The illustration's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>What shows in it, as its addresses have it.</summary>
    public string Key { get; init; } = "";

    /// <summary>The width, or width and height, and the format.</summary>
    public string File { get; init; } = "";
}

/// <summary>What the operation refuses.</summary>
public sealed class GetPreviewRenditionValidator : Validator<GetPreviewRenditionRequest>
{
    /// <summary>The rules.</summary>
    public GetPreviewRenditionValidator()
    {
        RuleFor(r => r.Key).MaximumLength(200).WithErrorCode("invalid-parameter");
        RuleFor(r => r.File).MaximumLength(200).WithErrorCode("invalid-parameter");
    }
}
