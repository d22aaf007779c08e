using Cms.Api.Http.Problems;
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
internal sealed class GetPreviewPicture(CmsDatabase database, IIllustrationStore store, TimeProvider clock)
    : Endpoint<GetPreviewPictureRequest>
{
    public override void Configure()
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes("/v1/preview/{token}/media/{id}/{file}");
        AllowAnonymous();
        DontThrowIfValidationFails();
        DontAutoSendResponse();
        RequestBinder(new RequestBinder<GetPreviewPictureRequest>(BindingSource.RouteValues));
        Summary(s =>
        {
            s.Summary = "Get a picture of a preview";
            s.Description = "The original file of a picture that is not public yet. It ends with the preview.";
        });
    }

    public override async Task HandleAsync(GetPreviewPictureRequest req, CancellationToken ct)
    {
        PreviewDoor.Guard(HttpContext);
        if (await FindAsync(req, ct) is { } file)
            await PictureAnswer.SendAsync(HttpContext, store, file, ct);
        else
            await ProblemAnswers.WriteAsync(HttpContext, ProblemAnswers.NotFound(HttpContext));
    }

    // The name holds the hash of the file, which only an answer tells: whoever knows it has seen the picture or its address.
    private async Task<IllustrationFile?> FindAsync(GetPreviewPictureRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        if (Parse.Id(request.Id) is not { } id || await read.FindPreviewAsync(request.Token, clock.Now(), ct) is null)
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
