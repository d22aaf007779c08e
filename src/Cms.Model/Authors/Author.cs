namespace Cms.Model.Authors;

/// <summary>What an author is.</summary>
public enum AuthorKind
{
    /// <summary>One human being.</summary>
    Person,
    /// <summary>A group that signs as one.</summary>
    Organization,
}

/// <summary>A link on somebody's page.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Url">Where it leads.</param>
public sealed record AuthorLink(string Label, string Url);

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
    public bool Equals(AuthorProfile? other) => other is not null && Name == other.Name && Bio == other.Bio && Title == other.Title
        && Affiliation == other.Affiliation && PortraitId == other.PortraitId && Links.SequenceEqual(other.Links);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Bio, Title, Affiliation, PortraitId, Links.Count);
}

/// <summary>A person or organization credited for pieces.</summary>
public sealed class Author : ShownThing
{
    private Author()
    {
    }

    /// <summary>A new author.</summary>
    public Author(string slug, AuthorKind kind, AuthorProfile profile, DateTime now)
        : base(slug, now)
    {
        AuthorKind = kind;
        Take(profile);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Author;

    /// <summary>Person or organization.</summary>
    public AuthorKind AuthorKind { get; private set; }

    /// <summary>The name as printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name's sort key.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>A few sentences, plain text.</summary>
    public string? Bio { get; private set; }

    /// <summary>Their title today.</summary>
    public string? Title { get; private set; }

    /// <summary>Whom they work for today.</summary>
    public string? Affiliation { get; private set; }

    /// <summary>Where else to find them.</summary>
    public IReadOnlyList<AuthorLink> Links { get; private set; } = [];

    /// <summary>Their portrait.</summary>
    public Guid? PortraitId { get; private set; }

    /// <summary>All that is said of them.</summary>
    public AuthorProfile Profile => new() { Name = Name, Bio = Bio, Title = Title, Affiliation = Affiliation, Links = Links, PortraitId = PortraitId };

    /// <summary>Says that they are a person, or an organization, after all.</summary>
    public void Become(AuthorKind kind, DateTime now)
    {
        AuthorKind = kind;
        Edited(now, "kind");
    }

    /// <summary>Changes what is said of them, at once.</summary>
    public void Edit(AuthorProfile profile, DateTime now)
    {
        Take(profile);
        Edited(now, "profile");
    }

    private protected override void Clear() => (Name, SortName, Bio, Title, Affiliation, Links, PortraitId) = ("", "", null, null, null, [], null);

    private void Take(AuthorProfile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Name))
            throw new NewsroomRule("name-required", "An author has a name.");
        Name = profile.Name.Normalize();
        SortName = SortKey.Of(Name);
        (Bio, Title, Affiliation, Links, PortraitId) = (profile.Bio, profile.Title, profile.Affiliation, profile.Links, profile.PortraitId);
    }
}
