namespace Cms.Model.Authors;

/// <summary>What is said of an author.</summary>
public sealed record AuthorProfile
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>A few sentences, plain text.</summary>
    public string? Bio { get; init; }

    /// <summary>Their title today.</summary>
    public string? Title { get; init; }

    /// <summary>Whom they work for today.</summary>
    public string? Affiliation { get; init; }

    /// <summary>Where else to find them.</summary>
    public IReadOnlyList<AuthorLink> Links { get; init; } = [];

    /// <summary>Their portrait.</summary>
    public Guid? PortraitId { get; init; }

    /// <summary>Whether both say the same, link by link.</summary>
    public bool Equals(AuthorProfile? other) =>
        other is not null
        && Name == other.Name
        && Bio == other.Bio
        && Title == other.Title
        && Affiliation == other.Affiliation
        && PortraitId == other.PortraitId
        && Links.SequenceEqual(other.Links);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Bio, Title, Affiliation, PortraitId, Links.Count);
}
