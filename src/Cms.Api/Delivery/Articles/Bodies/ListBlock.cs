namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>A list, with or without numbers.</summary>
public sealed record ListBlock : BlockResponse
{
    /// <summary>True where the items are numbered.</summary>
    public required bool Ordered { get; init; }

    /// <summary>The number of the first item, the others count on from it; 1 for a list without numbers.</summary>
    public required int Start { get; init; }

    /// <summary>The items in order. Never empty.</summary>
    public required IReadOnlyList<BodyListItem> Items { get; init; }
}
