namespace Cms.Model.Sources;

/// <summary>What a source lets us pass on; denied until set.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Illustrations">Its illustrations.</param>
/// <param name="Canonical">Whose address counts as the original.</param>
/// <param name="Until">When this ends; null while it stands.</param>
public sealed record OnwardRights(OnwardText Text, OnwardIllustrations Illustrations, OnwardCanonical Canonical, DateTime? Until)
{
    /// <summary>Nothing goes on.</summary>
    public static OnwardRights None { get; } = new(OnwardText.Denied, OnwardIllustrations.Denied, OnwardCanonical.Theirs, null);

    /// <summary>Whether less goes on by these rights than by others.</summary>
    public bool IsNarrowerThan(OnwardRights other) =>
        Text < other.Text || Illustrations < other.Illustrations || (Until ?? DateTime.MaxValue) < (other.Until ?? DateTime.MaxValue);
}
