using Cms.Api.Http;
using Cms.Api.Media;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Partners.Articles;

/// <summary>Gets a picture of a piece that this partner may have in a size and a format, whether it is public yet or not.</summary>
internal sealed class GetPartnerRendition(CmsDatabase database, PartnerArticleReader articles, Renditions renditions)
    : PartnerEndpoint<PartnerRenditionRequest, byte[]>
{
    public override void Configure() =>
        Gives(
            "articles/{id}/media/{illustration}/{key}/{file}",
            "Get a picture of an article in a size and a format as this partner",
            "A cleared picture with its credit written into the file, at the addresses its src, srcset and template name in a piece under "
                + "an embargo; sizes and formats are those of public pictures. When the piece is public, they name public addresses.",
            types: [.. RenditionName.Formats.Select(f => PictureAnswer.Types[f])]
        );

    protected override async Task<Answer> AnswerAsync(PartnerRenditionRequest request, CancellationToken ct)
    {
        var picture = await FindAsync(request, ct) ?? throw NotFound("picture");
        var wanted = RenditionName.Read(request.File);
        await using var file = await renditions.OpenAsync(picture, wanted.SizeOf(picture), wanted.Format, ct) ?? throw NotFound("picture");
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        PictureAnswer.Guard(HttpContext.Response.Headers);
        return new Answer { Body = bytes, ContentType = PictureAnswer.Types[wanted.Format] };
    }

    // The connection is given back before the file is read.
    private async Task<PictureSource?> FindAsync(PartnerRenditionRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        var pieces = await articles.ReadAsync(read, Partner.Id, [request.Id], ct);
        return pieces
            .GetValueOrDefault(request.Id)
            ?.Illustrations.Where(i => i.Shown.Id == request.Illustration)
            .Select(i => i.Source)
            .FirstOrDefault(s => s.Key == request.Key);
    }
}

/// <summary>What the operation takes.</summary>
public sealed record PartnerRenditionRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The illustration's id.</summary>
    public Guid Illustration { get; init; }

    /// <summary>What shows in it, as its addresses have it.</summary>
    public string Key { get; init; } = "";

    /// <summary>The width, or width and height, and the format.</summary>
    public string File { get; init; } = "";
}

/// <summary>What the operation refuses: every parameter.</summary>
public sealed class PartnerRenditionValidator : Validator<PartnerRenditionRequest>;
