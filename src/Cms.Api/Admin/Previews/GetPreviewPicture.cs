using Cms.Api.Http.Queries;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Model;
using Cms.Model.Illustrations;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>Gives a picture that only a preview shows yet.</summary>
internal sealed class GetPreviewPicture(CmsDatabase database, IIllustrationStore store) : PreviewEndpoint<GetPreviewPictureRequest>
{
    /// <inheritdoc />
    protected override string? NegotiatedAs => null;

    private protected override bool PassesOverUnknown => true;

    public override void Configure()
    {
        Shows(
            "{token}/media/{id}/{file}",
            "Get a picture of a preview",
            "The original file of a picture that is not public yet. It ends with the preview."
        );
        // The path alone names the picture.
        RequestBinder(new RequestBinder<GetPreviewPictureRequest>(BindingSource.RouteValues));
    }

    protected override async Task<bool> ShowAsync(GetPreviewPictureRequest request, CancellationToken ct)
    {
        if (await FindAsync(request, ct) is not { } file)
            return false;
        await PictureAnswer.SendAsync(HttpContext, store, file, ct);
        return true;
    }

    // The name holds the hash of the file, which only an answer tells: whoever knows it has seen the picture or its address.
    private async Task<IllustrationFile?> FindAsync(GetPreviewPictureRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        if (Parse.Id(request.Id) is not { } id || await read.FindPreviewAsync(request.Token, Now, ct) is null)
            return null;
        var file = await read.Db.Illustrations.Where(i => i.Id == id && i.TrashedAt == null).Select(i => i.File).FirstOrDefaultAsync(ct);
        return file is not null && request.File == OriginalFile.NameOf(file) ? file : null;
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetPreviewPictureRequest
{
    /// <summary>The token of the link.</summary>
    public string Token { get; init; } = "";

    /// <summary>The illustration's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The file's name: its hash and its format.</summary>
    public string File { get; init; } = "";
}
