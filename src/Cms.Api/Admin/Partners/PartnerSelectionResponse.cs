using Cms.Model.Partners;

namespace Cms.Api.Admin.Partners;

/// <summary>What a partner chose to take; null members choose everything.</summary>
public sealed record PartnerSelectionResponse
{
    /// <summary>In any of these series; null for all pieces, in a series or not.</summary>
    public required IReadOnlyList<Guid>? Series { get; init; }

    /// <summary>Under any of these topics; null for all pieces.</summary>
    public required IReadOnlyList<Guid>? Topics { get; init; }

    /// <summary>In any of these languages; null for all.</summary>
    public required IReadOnlyList<string>? Languages { get; init; }

    internal static PartnerSelectionResponse From(PartnerSelection selection) =>
        new()
        {
            Series = selection.Series,
            Topics = selection.Topics,
            Languages = selection.Languages,
        };
}
