using Cms.Api.Media;
using Cms.Model;
using Cms.Model.Illustrations;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Illustrations;

/// <summary>Illustrations with the authors and sources that their credits name.</summary>
internal sealed class IllustrationMaterial(
    IReadOnlyDictionary<Guid, Illustration> illustrations,
    IReadOnlyDictionary<Guid, NamedIn> authors,
    IReadOnlyDictionary<Guid, NamedIn> sources
)
{
    /// <summary>Reads them in three statements.</summary>
    public static async Task<IllustrationMaterial> ReadAsync(ReadConnection read, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
            return new IllustrationMaterial(
                new Dictionary<Guid, Illustration>(),
                new Dictionary<Guid, NamedIn>(),
                new Dictionary<Guid, NamedIn>()
            );
        var illustrations = await read.Db.Illustrations.Where(i => wanted.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var authorIds = illustrations
            .Values.Where(i => i.CreditAuthorId is not null)
            .Select(i => i.CreditAuthorId!.Value)
            .Distinct()
            .ToList();
        var sourceIds = illustrations
            .Values.Where(i => i.CreditSourceId is not null)
            .Select(i => i.CreditSourceId!.Value)
            .Distinct()
            .ToList();
        return new IllustrationMaterial(
            illustrations,
            authorIds.Count == 0
                ? new Dictionary<Guid, NamedIn>()
                : await read
                    .Db.Authors.Where(a => authorIds.Contains(a.Id))
                    .Select(a => new NamedIn(a.Id, a.Slug, a.Name, a.PrintedAs))
                    .ToDictionaryAsync(a => a.Id, ct),
            sourceIds.Count == 0
                ? new Dictionary<Guid, NamedIn>()
                : await read
                    .Db.Sources.Where(s => sourceIds.Contains(s.Id))
                    .Select(s => new NamedIn(s.Id, s.Slug, s.Name, null))
                    .ToDictionaryAsync(s => s.Id, ct)
        );
    }

    /// <summary>The illustrations as stored.</summary>
    public IReadOnlyDictionary<Guid, Illustration> Stored => illustrations;

    /// <summary>One as readers see it, its credit said in a language; null where it is not there.</summary>
    public IllustrationResponse? Shown(Guid? id, string language, Addresses addresses)
    {
        if (id is not { } wanted || !illustrations.TryGetValue(wanted, out var illustration))
            return null;
        var facts = illustration.Facts;
        var (width, height) = (illustration.File.Width, illustration.File.Height);
        var source = Source(illustration, addresses);
        var renditions = addresses.Renditions(illustration, source.Key);
        return new IllustrationResponse
        {
            Id = illustration.Id,
            Src = $"{renditions}{PictureSizes.WholeAt(PictureSizes.UsualWidth, width, height).Name}.{source.UsualFormat}",
            Srcset = string.Join(", ", PictureSizes.Whole(width, height).Select(s => $"{renditions}{s.Name}.webp {s.Width}w")),
            Template = renditions + "{width}.{format}",
            Width = illustration.File.Width,
            Height = illustration.File.Height,
            Placeholder = illustration.File.Placeholder,
            Color = illustration.File.Colour,
            FocalPoint = facts.FocalPoint is { } point ? new FocalPointResponse { X = point.X, Y = point.Y } : null,
            Alt = facts.IsDecorative ? "" : facts.Alt,
            Decorative = facts.IsDecorative,
            Caption = facts.Caption,
            Credit = facts.Credit is null ? null : Credited(facts.Credit, language, addresses),
            License = LicenseResponse.From(facts.License),
        };
    }

    /// <summary>What the renditions of one are made from; null where it is not there.</summary>
    public PictureSource? Source(Guid id, Addresses addresses) =>
        illustrations.TryGetValue(id, out var illustration) ? Source(illustration, addresses) : null;

    /// <summary>All of them as readers see them, by id.</summary>
    public Dictionary<Guid, IllustrationResponse> AllShown(string language, Addresses addresses) =>
        illustrations.Keys.ToDictionary(id => id, id => Shown(id, language, addresses)!);

    private PictureSource Source(Illustration illustration, Addresses addresses)
    {
        var facts = illustration.Facts;
        return new PictureSource(
            illustration.File,
            facts.FocalPoint,
            WrittenCredit.Of(
                illustration.Id,
                facts.Credit is null ? null : Credited(facts.Credit, addresses.Language, addresses),
                LicenseResponse.From(facts.License),
                facts.DigitalSourceType,
                addresses
            )
        );
    }

    private CreditResponse Credited(Credit credit, string language, Addresses addresses)
    {
        var author = credit.AuthorId is { } authorId ? authors.GetValueOrDefault(authorId) : null;
        var source = credit.SourceId is { } sourceId ? sources.GetValueOrDefault(sourceId) : null;
        if (author?.PrintedAs is { } printedAs)
        {
            // The line, the name and the address in the editor's own words may say who it is.
            return new CreditResponse
            {
                Text = Sentences.In(language).Credited(credit with { Text = null, Name = null }, printedAs, source?.Name),
                Kind = credit.Kind,
                Name = printedAs,
                Author = null,
                Source = source?.As(ThingKind.Source, addresses),
                Url = null,
            };
        }

        return new CreditResponse
        {
            Text = Sentences.In(language).Credited(credit, author?.Name, source?.Name),
            Kind = credit.Kind,
            Name = credit.Name,
            Author = author?.As(ThingKind.Author, addresses),
            Source = source?.As(ThingKind.Source, addresses),
            Url = credit.Url,
        };
    }
}
