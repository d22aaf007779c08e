using Cms.Api.Delivery;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;

namespace Cms.Api.Media;

/// <summary>What is written into the files of a picture, so that its credit goes where they go.</summary>
internal sealed record WrittenCredit
{
    /// <summary>The picture's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The line to print with it; null where nobody is credited.</summary>
    public required string? Text { get; init; }

    /// <summary>Who made it; null where nobody is named.</summary>
    public required string? Creator { get; init; }

    /// <summary>Whose it is; null where that is not known.</summary>
    public required string? Notice { get; init; }

    /// <summary>What others may do with it, in a few words; null where that was not said.</summary>
    public required string? Terms { get; init; }

    /// <summary>Where its license stands; null where nowhere.</summary>
    public required string? LicenseUrl { get; init; }

    /// <summary>Where all this stands, and more: the picture's own page.</summary>
    public required string Page { get; init; }

    /// <summary>How it came to be, in the words of the IPTC; null where nobody said.</summary>
    public required string? DigitalSourceType { get; init; }

    /// <summary>What readers are told of a picture, as its files say it.</summary>
    /// <param name="id">The picture.</param>
    /// <param name="credit">Its credit in the magazine's own language: its files are the same in every piece.</param>
    /// <param name="license">Its license.</param>
    /// <param name="source">How it came to be.</param>
    /// <param name="addresses">Where its page stands.</param>
    public static WrittenCredit Of(
        Guid id,
        CreditResponse? credit,
        LicenseResponse? license,
        DigitalSourceType? source,
        Addresses addresses
    ) =>
        new()
        {
            Id = id,
            Text = credit?.Text,
            Creator = CreatorOf(credit),
            Notice = NoticeOf(credit, license, addresses.SiteName),
            Terms = license?.Name,
            LicenseUrl = license?.Url,
            Page = addresses.PictureFacts(id),
            DigitalSourceType = source is { } word ? Json.Word(word) : null,
        };

    /// <summary>Who made a picture; null where nobody is named.</summary>
    public static string? CreatorOf(CreditResponse? credit) => credit?.Author?.Name ?? credit?.Name;

    /// <summary>The notice of its copyright: the one whose it is, else what its credit says; null where nothing is known of that.</summary>
    /// <param name="credit">Its credit.</param>
    /// <param name="license">Its license.</param>
    /// <param name="magazine">The magazine's name: what was made in the house is the house's.</param>
    public static string? NoticeOf(CreditResponse? credit, LicenseResponse? license, string magazine)
    {
        if (credit is null)
            return license?.Name;
        if (credit.Kind == CreditKind.PublicDomain)
            return credit.Text;
        if (license is not null && KnownLicenses.IsPublicDomain(license.Id))
            return license.Name;
        return (CreatorOf(credit) ?? credit.Source?.Name ?? (credit.Kind == CreditKind.Staff ? magazine : null)) is { } holder
            ? $"© {holder}"
            : credit.Text;
    }
}
