namespace Cms.Model.Authors;

/// <summary>What an author is.</summary>
public enum AuthorKind
{
    /// <summary>One human being.</summary>
    Person,

    /// <summary>A group that signs as one.</summary>
    Organization,
}
