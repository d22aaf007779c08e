namespace Cms.Model.Partners;

/// <summary>What a partner chooses to take of all it is entitled to. Null members choose everything.</summary>
public sealed record PartnerSelection
{
    /// <summary>In any of these series.</summary>
    public IReadOnlyList<Guid>? Series { get; init; }

    /// <summary>Under any of these topics.</summary>
    public IReadOnlyList<Guid>? Topics { get; init; }

    /// <summary>In any of these languages, as the articles carry them.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Everything.</summary>
    public static PartnerSelection Everything { get; } = new();
}
