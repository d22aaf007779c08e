using Cms.Model.Licenses;
using Cms.Model.Sources;

namespace Cms.Model.Illustrations;

/// <summary>What is said of an illustration.</summary>
public sealed record IllustrationFacts
{
    /// <summary>What it shows, for those who do not see it; empty only where it is decorative.</summary>
    public string Alt { get; init; } = "";

    /// <summary>Whether it says nothing that the text does not.</summary>
    public bool IsDecorative { get; init; }

    /// <summary>The line under it.</summary>
    public string? Caption { get; init; }

    /// <summary>What stays in view; null for the middle.</summary>
    public FocalPoint? FocalPoint { get; init; }

    /// <summary>Who made it.</summary>
    public Credit? Credit { get; init; }

    /// <summary>What others may do with it.</summary>
    public License? License { get; init; }

    /// <summary>How its file came to be; null where nobody said.</summary>
    public DigitalSourceType? DigitalSourceType { get; init; }

    /// <summary>Whether it may go on to partners.</summary>
    public OnwardIllustrations Onward { get; init; } = OnwardIllustrations.Denied;
}
