using Cms.Api.Delivery;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Media;

/// <summary>Gives a public illustration in a size and a format.</summary>
internal sealed class GetRendition(PublicPictures pictures, Renditions renditions, ReadyRenditions ready, Addresses addresses)
    : Endpoint<GetRenditionRequest>
{
    public override void Configure()
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes("/media/{id}/{key}/{file}");
        AllowAnonymous();
        Options(route => route.WithMetadata(new PictureOperation()));
        DontThrowIfValidationFails();
        // An answer without a body (304, HEAD) is an answer; the framework would make a 204 of it.
        DontAutoSendResponse();
        // The path alone names the picture; caches on the way leave the query out.
        RequestBinder(new RequestBinder<GetRenditionRequest>(BindingSource.RouteValues));
        Summary(s =>
        {
            s.Summary = "Get a picture in a size and a format";
            s.Description =
                "A public illustration at the addresses that its src, srcset and template name, with its credit written into the file. The "
                + "file's name is the width alone for the whole picture, or width x height for a crop around its focal point, and the "
                + $"format, such as 640.webp or 1200x675.avif. {PictureSizes.Words} A picture is never made larger than its file: asked "
                + "for a width of the list beyond it, the address gives what the file has. The formats are avif, webp and jpg, and png "
                + "where something of the picture is transparent, which a jpg shows on white; what moves does so as webp. Anything else is "
                + "400. An address never changes what it gives and may be kept for ever; when the picture's file, focal point or credit "
                + "changes it has new addresses, and the former ones lead there.";
        });
    }

    public override async Task HandleAsync(GetRenditionRequest req, CancellationToken ct)
    {
        var wanted = RenditionName.Read(req.File);
        if (Parse.Id(req.Id) is not { } id || !PictureSource.IsKey(req.Key))
            throw new ProblemException("not-found", "Nothing public has this address.");
        var found = await pictures.FindAsync(id, ct);
        var picture = found.Source;
        var size = wanted.SizeOf(picture);
        if (req.Key != picture.Key)
        {
            // Pages elsewhere still name it.
            HttpContext.Response.Headers.CacheControl = "no-store";
            HttpContext.Response.Redirect(addresses.Rendition(id, picture.Key, $"{size.Name}.{wanted.Format}"));
            return;
        }

        var file = await renditions.OpenAsync(picture, size, wanted.Format, ct);
        ready.Keep(found, wanted, size, file);
        PictureAnswer.KeepForEver(HttpContext, id);
        await PictureAnswer.SendAsync(HttpContext, file, wanted.Format, PictureAnswer.ETagOf(picture, size, wanted.Format));
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetRenditionRequest
{
    /// <summary>The illustration's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>What shows in it, as its addresses have it.</summary>
    public string Key { get; init; } = "";

    /// <summary>The width, or width and height, and the format.</summary>
    public string File { get; init; } = "";
}

/// <summary>What the operation refuses.</summary>
public sealed class GetRenditionValidator : Validator<GetRenditionRequest>
{
    /// <summary>The rules.</summary>
    public GetRenditionValidator()
    {
        RuleFor(r => r.Id).MaximumLength(200).WithErrorCode("invalid-parameter");
        RuleFor(r => r.Key).MaximumLength(200).WithErrorCode("invalid-parameter");
        RuleFor(r => r.File).MaximumLength(200).WithErrorCode("invalid-parameter");
    }
}
