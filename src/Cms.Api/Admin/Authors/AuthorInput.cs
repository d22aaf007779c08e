using Cms.Model.Authors;

namespace Cms.Api.Admin.Authors;

/// <summary>A person or organization, as an editor writes them.</summary>
public record AuthorInput
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>Person or organization.</summary>
    public AuthorKind? Kind { get; init; }

    /// <summary>A few sentences, plain text; null for none.</summary>
    public string? Bio { get; init; }

    /// <summary>Their title today; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Whom they work for today; null for nobody.</summary>
    public string? Affiliation { get; init; }

    /// <summary>Where else to find them.</summary>
    public IReadOnlyList<AuthorLinkInput> Links { get; init; } = [];

    /// <summary>Their portrait, an illustration's id; null for none.</summary>
    public Guid? PortraitId { get; init; }

    /// <summary>Whether readers see them even while nothing public shows them; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>What a change may not make of it.</summary>
public sealed class AuthorInputValidator : AuthorRules<AuthorInput>;
