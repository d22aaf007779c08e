using System.Text.Unicode;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Admin.Illustrations;

/// <summary>Reads the three ways in which a picture is sent: in parts, bare, or as the address of one.</summary>
internal static class SentPictureReader
{
    private const int MostParts = 8;

    /// <summary>Reads it; what it opens is closed with the request.</summary>
    /// <param name="context">The request, its body whole.</param>
    /// <param name="settings">How large a picture may be, and where it lies meanwhile.</param>
    /// <param name="takesFacts">Whether facts may come beside it.</param>
    /// <param name="ct">Gives it up.</param>
    /// <exception cref="ProblemException">It cannot be read, or is too large.</exception>
    public static async Task<SentPicture> ReadAsync(HttpContext context, Settings settings, bool takesFacts, CancellationToken ct)
    {
        var request = context.Request;
        MediaTypeHeaderValue? type = null;
        if (request.ContentType is { } text && !MediaTypeHeaderValue.TryParse(text, out type))
            throw Unsupported();
        switch (type?.MediaType.Value?.ToLowerInvariant())
        {
            case "application/json":
                return new SentPicture(null, await JsonBody.BytesAsync(request, ct));
            case "multipart/form-data":
                return await PartsAsync(context, HeaderUtilities.RemoveQuotes(type!.Boundary).Value, settings, takesFacts, ct);
            case var other when other is null or "application/octet-stream" || other.StartsWith("image/", StringComparison.Ordinal):
                var file = Create(context, settings);
                await CopyAsync(request.Body, file.Stream, settings, ct);
                return new SentPicture(file, null) { Hash = await file.HashAsync(ct), IsBare = true };
            default:
                throw Unsupported();
        }
    }

    private static async Task<SentPicture> PartsAsync(
        HttpContext context,
        string? boundary,
        Settings settings,
        bool takesFacts,
        CancellationToken ct
    )
    {
        if (boundary is not { Length: > 0 and <= 70 })
            throw Malformed("Content-Type names no boundary between the parts.");
        PassingFile? file = null;
        byte[]? facts = null;
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body);
            for (var parts = 0; await reader.ReadNextSectionAsync(ct) is { } section; parts++)
            {
                var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said)
                    ? HeaderUtilities.RemoveQuotes(said.Name).Value
                    : null;
                if (name == "file" && file is null)
                {
                    file = Create(context, settings);
                    await CopyAsync(section.Body, file.Stream, settings, ct);
                }
                else if (name == "facts" && facts is null && takesFacts)
                {
                    facts = await FactsAsync(section.Body, ct);
                }
                else
                {
                    throw parts >= MostParts || name is "file" or "facts" && takesFacts
                        ? Malformed($"The part {name} is there twice.")
                        : Malformed($"The body has a part that is not taken; it has {Taken(takesFacts)}.");
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Malformed("The body is not made of parts as its Content-Type says.");
        }

        return file is null
            ? throw Malformed($"The body has no part file; it has {Taken(takesFacts)}.")
            : new SentPicture(file, facts) { Hash = await file.HashAsync(ct) };
    }

    private static string Taken(bool takesFacts) => takesFacts ? "the parts file and facts" : "the part file";

    private static PassingFile Create(HttpContext context, Settings settings)
    {
        var file = PassingFile.Create(settings.IncomingFolder);
        context.Response.RegisterForDispose(file);
        return file;
    }

    private static async Task CopyAsync(Stream from, Stream to, Settings settings, CancellationToken ct)
    {
        await from.CopyToAsync(to, ct);
        if (to.Length > settings.Media.MaxBytes)
            throw new ProblemException("body-too-large", $"A picture may weigh at most {settings.Media.MaxMegabytes} MB.");
    }

    private static async Task<byte[]> FactsAsync(Stream part, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await part.CopyToAsync(bytes, ct);
        if (bytes.Length > RequestLimits.BodyBytes)
            throw new ProblemException("body-too-large", "The part facts is larger than 1 MB.");
        var json = bytes.ToArray();
        return Utf8.IsValid(json) ? json : throw Malformed("The part facts is not UTF-8.");
    }

    private static ProblemException Malformed(string sentence) => new("malformed-request", sentence);

    private static ProblemException Unsupported() =>
        new(
            "unsupported-media-type",
            "Send the picture as multipart/form-data with a part file, or bare with its own type (Content-Type: image/jpeg), or JSON with "
                + "its url."
        );
}
