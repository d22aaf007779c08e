namespace Cms.Model.Access;

/// <summary>What a key may be limited to. A role gives a set of them; a key has that set or fewer.</summary>
public static class StaffScopes
{
    /// <summary>Read drafts and everything else at the desk; for a contributor only what is their own.</summary>
    public const string Read = "desk:read";

    /// <summary>Write drafts and hand them in.</summary>
    public const string Drafts = "drafts:write";

    /// <summary>Write every article, author, series, source, topic, illustration and the draft of the front page.</summary>
    public const string Content = "content:write";

    /// <summary>Decide what is public.</summary>
    public const string Publish = "content:publish";

    /// <summary>Read who did what.</summary>
    public const string Audit = "audit:read";

    /// <summary>Set where events are sent.</summary>
    public const string Webhooks = "webhooks:manage";

    /// <summary>Make and revoke keys.</summary>
    public const string Keys = "keys:manage";

    /// <summary>Decide which outlets may have what.</summary>
    public const string Partners = "partners:manage";

    /// <summary>Remove for good what lies in the trash.</summary>
    public const string Purge = "content:purge";

    /// <summary>No scope, but what an operation asks for that everybody of the staff may use, whatever their scopes.</summary>
    public const string Any = "staff";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Drafts, Content, Publish, Audit, Partners, Webhooks, Keys, Purge];

    /// <summary>What a role gives.</summary>
    public static IReadOnlyList<string> Of(Role role) =>
        role switch
        {
            Role.Contributor => [Read, Drafts],
            Role.Editor => [Read, Drafts, Content],
            Role.Publisher => [Read, Drafts, Content, Publish, Audit, Partners],
            Role.Partner => [],
            _ => All,
        };
}
