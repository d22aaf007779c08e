using Cms.Api.Http;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Model;
using Cms.Model.Illustrations;
using FastEndpoints;

namespace Cms.Api.Partners.Articles;

/// <summary>Gets a picture of a piece that this partner may have, whether it is public yet or not.</summary>
internal sealed class GetPartnerPicture(CmsDatabase database, PartnerArticleReader articles, IIllustrationStore store)
    : PartnerEndpoint<PartnerPictureRequest, byte[]>
{
    public override void Configure() =>
        Gives(
            "articles/{id}/media/{illustration}/{file}",
            "Get a picture of an article as this partner",
            "The original file of a cleared picture, without any credit in it.",
            types: [.. PictureAnswer.Types.Values]
        );

    protected override async Task<Answer> AnswerAsync(PartnerPictureRequest request, CancellationToken ct)
    {
        var picture = await FindAsync(request, ct) ?? throw NotFound("picture");
        await using var file = await store.OpenAsync(OriginalFile.NameOf(picture), ct) ?? throw NotFound("picture");
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        PictureAnswer.Guard(HttpContext.Response.Headers);
        return new Answer { Body = bytes, ContentType = PictureAnswer.Types[picture.Extension] };
    }

    // The connection is given back before the file is read.
    private async Task<IllustrationFile?> FindAsync(PartnerPictureRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        var pieces = await articles.ReadAsync(read, Partner.Id, [request.Id], ct);
        return pieces
            .GetValueOrDefault(request.Id)
            ?.Illustrations.Where(i => i.Shown.Id == request.Illustration)
            .Select(i => i.Source.File)
            .FirstOrDefault(f => OriginalFile.NameOf(f) == request.File);
    }
}

/// <summary>What the operation takes.</summary>
public sealed record PartnerPictureRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The illustration's id.</summary>
    public Guid Illustration { get; init; }

    /// <summary>The file's name: its hash and its format.</summary>
    public string File { get; init; } = "";
}

/// <summary>What the operation refuses: every parameter.</summary>
public sealed class PartnerPictureValidator : Validator<PartnerPictureRequest>;
