using Cms.Api.Delivery;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Illustrations;
using Cms.Model.Sources;

namespace Cms.Api.Admin.Illustrations;

/// <summary>A picture, as the desk sees it.</summary>
public sealed record AdminIllustrationResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Absolute address of its original file; it answers while something public shows the picture.</summary>
    public required string Src { get; init; }

    /// <summary>Width of the original in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the original in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How many frames it has; 1 where it stands still.</summary>
    public required int Frames { get; init; }

    /// <summary>A tiny picture to show until it has loaded, as a data URL under 1 kB; null if there is none.</summary>
    public required string? Placeholder { get; init; }

    /// <summary>The colour that most of it has, as #rrggbb; null if unknown.</summary>
    public required string? Color { get; init; }

    /// <summary>What it shows, for those who do not see it; empty only where it is decorative.</summary>
    public required string Alt { get; init; }

    /// <summary>Whether it says nothing that the text does not.</summary>
    public required bool IsDecorative { get; init; }

    /// <summary>The line under it; null for none.</summary>
    public required string? Caption { get; init; }

    /// <summary>The point that stays in view when it is cropped; null for the middle.</summary>
    public required FocalPointResponse? FocalPoint { get; init; }

    /// <summary>Who is to be credited; null where that was not said.</summary>
    public required AdminCreditResponse? Credit { get; init; }

    /// <summary>What others may do with it; null where that was not said.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>How its file came to be, in the words of the IPTC; null where that is not said.</summary>
    public required DigitalSourceType? DigitalSourceType { get; init; }

    /// <summary>Whether it may go on to partners.</summary>
    public required OnwardIllustrations Onward { get; init; }

    /// <summary>Whether readers see it now.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether readers ever saw it.</summary>
    public required bool WasPublic { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it does not lie there.</summary>
    public required DateTime? TrashedAt { get; init; }

    /// <summary>When its words were removed for good, UTC; null while they are there.</summary>
    public required DateTime? PurgedAt { get; init; }

    internal static AdminIllustrationResponse From(Illustration illustration, Addresses addresses) =>
        new()
        {
            Id = illustration.Id,
            Src = addresses.Original(illustration),
            Width = illustration.File.Width,
            Height = illustration.File.Height,
            Frames = illustration.File.Frames,
            Placeholder = illustration.File.Placeholder,
            Color = illustration.File.Colour,
            Alt = illustration.Facts.Alt,
            IsDecorative = illustration.Facts.IsDecorative,
            Caption = illustration.Facts.Caption,
            FocalPoint = illustration.Facts.FocalPoint is { } point ? new FocalPointResponse { X = point.X, Y = point.Y } : null,
            Credit = AdminCreditResponse.From(illustration.Facts.Credit),
            License = LicenseResponse.From(illustration.Facts.License),
            DigitalSourceType = illustration.Facts.DigitalSourceType,
            Onward = illustration.Facts.Onward,
            IsPublic = illustration.IsPublic,
            WasPublic = illustration.WasPublic,
            Version = illustration.Version,
            EditVersion = illustration.EditVersion,
            CreatedAt = illustration.CreatedAt,
            ModifiedAt = illustration.ModifiedAt,
            TrashedAt = illustration.TrashedAt,
            PurgedAt = illustration.PurgedAt,
        };
}

/// <summary>Who is to be credited for a picture, as the desk wrote it.</summary>
public sealed record AdminCreditResponse
{
    /// <summary>How the picture came to the magazine.</summary>
    public required CreditKind Kind { get; init; }

    /// <summary>The name to print, where no author or source known here has it.</summary>
    public required string? Name { get; init; }

    /// <summary>Who made it, an author's id; null if not known here.</summary>
    public required Guid? AuthorId { get; init; }

    /// <summary>For whom it was made or who gave it, a source's id; null if not known here.</summary>
    public required Guid? SourceId { get; init; }

    /// <summary>Where it or its maker stands; null for nowhere.</summary>
    public required string? Url { get; init; }

    /// <summary>The line as it must be printed; null makes it.</summary>
    public required string? Text { get; init; }

    internal static AdminCreditResponse? From(Credit? credit) =>
        credit is null
            ? null
            : new AdminCreditResponse
            {
                Kind = credit.Kind,
                Name = credit.Name,
                AuthorId = credit.AuthorId,
                SourceId = credit.SourceId,
                Url = credit.Url,
                Text = credit.Text,
            };
}
