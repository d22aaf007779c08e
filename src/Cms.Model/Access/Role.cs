namespace Cms.Model.Access;

/// <summary>What somebody of the staff may do, from least to most; each may all that those before it may.</summary>
public enum Role
{
    /// <summary>Writes drafts and works on their own.</summary>
    Contributor,

    /// <summary>Works on every article, author, series, source, topic and illustration.</summary>
    Editor,

    /// <summary>Decides what is public: publishes, schedules, corrects, takes down.</summary>
    Publisher,

    /// <summary>Also holds the keys, the webhooks and the trash.</summary>
    Admin,

    /// <summary>Not of the staff: an outlet that takes pieces. It may nothing of all that.</summary>
    Partner,
}
