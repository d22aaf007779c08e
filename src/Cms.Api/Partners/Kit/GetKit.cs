using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Api.Partners.Articles;
using Cms.Api.Partners.Formats;
using Cms.Model;

namespace Cms.Api.Partners.Kit;

/// <summary>Makes the republish kit of a piece.</summary>
internal sealed class KitMaker(Settings settings, ArticleJsonLd jsonLd)
{
    /// <summary>The kit.</summary>
    public KitResponse Make(PartnerPiece piece)
    {
        var summary = piece.Summary;
        var html = HtmlWriter.Write(piece.Body, piece.References);
        var attribution = PartnerDocuments.Attribution(piece, settings.Site);
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
            Illustrations = [.. piece.Illustrations.Select(i => new KitIllustrationResponse
            {
                Id = i.Shown.Id,
                File = InZip(i),
                Src = i.Shown.Src,
                Type = i.Type,
                Width = i.Shown.Width,
                Height = i.Shown.Height,
                Alt = i.Shown.Alt,
                Caption = i.Shown.Caption,
                Credit = i.Shown.Credit?.Text,
            })],
        };
    }

    /// <summary>The kit as files, with those of its cleared pictures.</summary>
    public async Task<byte[]> ZipAsync(PartnerPiece piece, IIllustrationStore store, CancellationToken ct)
    {
        var kit = Make(piece);
        using var bytes = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct))
        {
            await AddAsync("kit.json", JsonSerializer.SerializeToUtf8Bytes(kit, Json.Options));
            await AddAsync("article.txt", Encoding.UTF8.GetBytes(PartnerDocuments.Text(piece, settings.Site)));
            await AddAsync("jsonld.json", ArticleJsonLd.Write((JsonObject)kit.JsonLd));
            var packed = new HashSet<string>();
            // Several illustrations may be of one file.
            foreach (var picture in piece.Illustrations.DistinctBy(InZip))
            {
                await using var file = await store.OpenAsync(OriginalFile.NameOf(picture.File), ct);
                if (file is null)
                    continue;
                packed.Add(InZip(picture));
                // Pictures are packed already.
                await using var entry = await zip.CreateEntry(InZip(picture), CompressionLevel.NoCompression).OpenAsync(ct);
                await file.CopyToAsync(entry, ct);
            }

            // The document loads what lies beside it; it is read where there is no network, and long after.
            var beside = piece.Illustrations.Where(i => packed.Contains(InZip(i))).ToDictionary(i => i.Shown.Id, InZip);
            await AddAsync("article.html", Encoding.UTF8.GetBytes(PartnerDocuments.Html(piece.WithPicturesAt(beside), settings.Site)));

            async Task AddAsync(string name, byte[] content)
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
                await entry.WriteAsync(content, ct);
            }
        }

        return bytes.ToArray();
    }

    private static string InZip(OnwardIllustration illustration) => "illustrations/" + OriginalFile.NameOf(illustration.File);
}

/// <summary>Gets the republish kit of a piece.</summary>
internal sealed class GetKit(CmsDatabase database, PartnerArticleReader articles, KitMaker kits) : PartnerFormatEndpoint<OneResponse<KitResponse, NothingIncluded>>(database, articles)
{
    public override void Configure() => GivesPiece(
        "/v1/partner/articles/{id}/kit", "Get an article's republish kit",
        "Everything a copy needs: cleaned HTML and text, byline with roles, the attribution line, license and terms in words, the head's canonical link, JSON-LD, corrections, version and checksum, each picture cleared or named as omitted.");

    protected override Answer Write(PartnerPiece piece) => Json(new OneResponse<KitResponse, NothingIncluded> { Data = kits.Make(piece), Included = NothingIncluded.Here });
}

/// <summary>Gets the republish kit as a zip.</summary>
internal sealed class GetKitZip(CmsDatabase database, PartnerArticleReader articles, KitMaker kits, IIllustrationStore store)
    : PartnerPieceEndpoint<PartnerFormatRequest, byte[]>(database, articles)
{
    public override void Configure() => GivesPiece(
        "/v1/partner/articles/{id}/kit.zip", "Get an article's republish kit as a zip",
        "The kit as files: kit.json, article.html, article.txt, jsonld.json, and the files of the cleared pictures in illustrations/.", types: "application/zip");

    protected override async Task<Answer> WriteAsync(PartnerFormatRequest request, PartnerPiece piece, CancellationToken ct) =>
        new() { Body = await kits.ZipAsync(piece, store, ct), ContentType = "application/zip" };
}

/// <summary>Everything a copy of a piece needs.</summary>
public sealed record KitResponse
{
    /// <summary>The piece's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version; a copy of a lower one is out of date.</summary>
    public required int Version { get; init; }

    /// <summary>When that version came about, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>SHA-256 of <c>html</c> in UTF-8, in hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>What the partner may do with it, and which pictures do not go along.</summary>
    public required PartnerRightsResponse Rights { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The line under the headline; null for none.</summary>
    public required string? Subtitle { get; init; }

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>The ready byline; null where nobody is named.</summary>
    public required string? Byline { get; init; }

    /// <summary>Who did what, in printed order.</summary>
    public required IReadOnlyList<ContributionResponse> Contributions { get; init; }

    /// <summary>The body as HTML, with cleared pictures only.</summary>
    public required string Html { get; init; }

    /// <summary>The body as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The line to print that says where the piece comes from.</summary>
    public required string AttributionText { get; init; }

    /// <summary>The same as HTML, with its links.</summary>
    public required string AttributionHtml { get; init; }

    /// <summary>License and terms in words.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>What the head of the copy's page says of the original, as HTML.</summary>
    public required string Head { get; init; }

    /// <summary>The piece as a schema.org NewsArticle.</summary>
    public required object JsonLd { get; init; }

    /// <summary>Printed notes of change, oldest first.</summary>
    public required IReadOnlyList<CorrectionResponse> Corrections { get; init; }

    /// <summary>The cleared pictures, that of its card first.</summary>
    public required IReadOnlyList<KitIllustrationResponse> Illustrations { get; init; }
}

/// <summary>A picture that may go along.</summary>
public sealed record KitIllustrationResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it lies in the zip.</summary>
    public required string File { get; init; }

    /// <summary>Where it is loaded from.</summary>
    public required string Src { get; init; }

    /// <summary>Its media type.</summary>
    public required string Type { get; init; }

    /// <summary>Its width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Its height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Its alternative text.</summary>
    public required string Alt { get; init; }

    /// <summary>Its caption; null for none.</summary>
    public required string? Caption { get; init; }

    /// <summary>Its credit, to be printed with it; null for none.</summary>
    public required string? Credit { get; init; }
}
