using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Api.Media.Storage;
using Cms.Model;
using Cms.Model.Illustrations;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Media;

/// <summary>Gives the original file of a public illustration.</summary>
internal sealed class GetOriginal(CmsDatabase database, IIllustrationStore store) : Endpoint<GetOriginalRequest>
{
    public override void Configure()
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes("/media/{id}/{file}");
        AllowAnonymous();
        Options(route => route.WithMetadata(new PictureOperation()));
        DontThrowIfValidationFails();
        // An answer without a body (304, HEAD) is an answer; the framework would make a 204 of it.
        DontAutoSendResponse();
        // The path alone names the picture; caches on the way leave the query out.
        RequestBinder(new RequestBinder<GetOriginalRequest>(BindingSource.RouteValues));
        Summary(s =>
        {
            s.Summary = "Get a picture";
            s.Description =
                "The original file of a public illustration, without any credit in it. The address carries the hash of the file, so it may "
                + "be kept for ever.";
        });
    }

    public override async Task HandleAsync(GetOriginalRequest req, CancellationToken ct)
    {
        var file = await FindAsync(req, ct);
        PictureAnswer.KeepForEver(HttpContext, Parse.Id(req.Id)!.Value);
        await PictureAnswer.SendAsync(HttpContext, store, file, ct);
    }

    // The connection is given back before the first byte goes out: whoever reads slowly holds up nobody.
    private async Task<IllustrationFile> FindAsync(GetOriginalRequest req, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        var id = Parse.Id(req.Id);
        var found = id is null
            ? null
            : await read
                .Db.Illustrations.Where(i => i.Id == id && i.WasPublic)
                .Select(i => new { i.IsPublic, i.File })
                .FirstOrDefaultAsync(ct);
        if (found is null || req.File != OriginalFile.NameOf(found.File))
            throw new ProblemException("not-found", "Nothing public has this address.");
        return found.IsPublic ? found.File : throw new ProblemException("gone", "This was public and has been taken down.");
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetOriginalRequest
{
    /// <summary>The illustration's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The file's name: its hash and its format.</summary>
    public string File { get; init; } = "";
}

/// <summary>What the operation refuses.</summary>
public sealed class GetOriginalValidator : Validator<GetOriginalRequest>
{
    /// <summary>The rules.</summary>
    public GetOriginalValidator()
    {
        RuleFor(r => r.Id).MaximumLength(200).WithErrorCode("invalid-parameter");
        RuleFor(r => r.File).MaximumLength(200).WithErrorCode("invalid-parameter");
    }
}
