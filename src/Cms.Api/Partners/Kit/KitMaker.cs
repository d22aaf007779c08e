using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Api.Media;
using Cms.Api.Partners.Articles;
using Cms.Api.Partners.Formats;

namespace Cms.Api.Partners.Kit;

/// <summary>Makes the republish kit of a piece.</summary>
internal sealed class KitMaker(CurrentSite site, ArticleJsonLd jsonLd)
{
    /// <summary>The kit.</summary>
    public KitResponse Make(PartnerPiece piece)
    {
        var summary = piece.Summary;
        var html = HtmlWriter.Write(piece.Body, piece.References);
        var attribution = PartnerDocuments.Attribution(piece, site.Words);
        return new KitResponse
        {
            Id = summary.Id,
            Version = summary.Version,
            ModifiedAt = summary.ModifiedAt,
            Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))),
            Rights = piece.Rights,
            Title = summary.Title,
            Subtitle = summary.Subtitle,
            Language = summary.Language,
            Byline = summary.Byline,
            Contributions = summary.Contributions,
            Html = html,
            Text = PlainTextWriter.Write(piece.Body, piece.References),
            AttributionText = string.Join(" ", attribution.Text),
            AttributionHtml = string.Join(" ", attribution.Html),
            Terms =
            [
                .. PartnerDocuments.Embargoed(piece) is { } embargoed ? [embargoed] : Array.Empty<string>(),
                .. piece.Rights.License is { } license ? LicenseWords.Of(license, piece.Rights.CanonicalUrl) : [],
            ],
            Head = PartnerDocuments.Head(piece),
            JsonLd = jsonLd.Describe(summary, piece.Details, piece.Organizations),
            Corrections = piece.Details.Corrections,
            Illustrations =
            [
                .. piece.Illustrations.Select(i => new KitIllustrationResponse
                {
                    Id = i.Shown.Id,
                    File = InZip(i),
                    Src = Rendition.Largest(i.Shown).Url,
                    Type = Rendition.Largest(i.Shown).Type,
                    Width = Rendition.Largest(i.Shown).Width,
                    Height = Rendition.Largest(i.Shown).Height,
                    Alt = i.Shown.Alt,
                    Caption = i.Shown.Caption,
                    Credit = i.Shown.Credit?.Text,
                }),
            ],
        };
    }

    /// <summary>The kit as files, with those of its cleared pictures.</summary>
    public async Task<byte[]> ZipAsync(PartnerPiece piece, Renditions renditions, CancellationToken ct)
    {
        var kit = Make(piece);
        using var bytes = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct))
        {
            await AddAsync("kit.json", JsonSerializer.SerializeToUtf8Bytes(kit, Json.Options));
            await AddAsync("article.txt", Encoding.UTF8.GetBytes(PartnerDocuments.Text(piece, site.Words)));
            await AddAsync("jsonld.json", ArticleJsonLd.Write((JsonObject)kit.JsonLd));
            var packed = new HashSet<string>();
            foreach (var picture in piece.Illustrations)
            {
                await using var file = await renditions.OpenAsync(picture.Source, Largest(picture), picture.Source.UsualFormat, ct);
                if (file is null)
                    continue;
                packed.Add(InZip(picture));
                // Pictures are packed already.
                await using var entry = await zip.CreateEntry(InZip(picture), CompressionLevel.NoCompression).OpenAsync(ct);
                await file.CopyToAsync(entry, ct);
            }

            // The document loads what lies beside it; it is read where there is no network, and long after.
            var beside = piece.Illustrations.Where(i => packed.Contains(InZip(i))).ToDictionary(i => i.Shown.Id, InZip);
            await AddAsync("article.html", Encoding.UTF8.GetBytes(PartnerDocuments.Html(piece.WithPicturesAt(beside), site.Words)));

            async Task AddAsync(string name, byte[] content)
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
                await entry.WriteAsync(content, ct);
            }
        }

        return bytes.ToArray();
    }

    private static string InZip(OnwardIllustration illustration) =>
        $"illustrations/{illustration.Source.NameOf(Largest(illustration), illustration.Source.UsualFormat)}";

    // Its credit is written into it, which the original has not.
    private static PictureSize Largest(OnwardIllustration illustration) =>
        PictureSizes.WholeAt(PictureSizes.Widths[^1], illustration.Source.File.Width, illustration.Source.File.Height);
}
