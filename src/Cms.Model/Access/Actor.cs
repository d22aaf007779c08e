namespace Cms.Model.Access;

/// <summary>Who acts: the holder of a key, somebody signed in elsewhere, or the program itself.</summary>
/// <param name="Id">Stable: the key's id, or <c>oidc:</c> with the subject, or <c>program</c>, <c>scheduler</c>, <c>hub</c> or
/// <c>dispatcher</c>.</param>
/// <param name="Name">As people know them.</param>
/// <param name="Role">What they are.</param>
/// <param name="Scopes">What they may do.</param>
public sealed record Actor(string Id, string Name, Role Role, IReadOnlyCollection<string> Scopes)
{
    /// <summary>Longest id kept.</summary>
    public const int MaxIdLength = 200;

    /// <summary>What happens by itself, such as a command.</summary>
    public static Actor Program { get; } = new("program", "The program", Role.Admin, Access.StaffScopes.All);

    /// <summary>What a schedule or the end of an embargo does when it falls due.</summary>
    public static Actor Scheduler { get; } = new("scheduler", "The scheduler", Role.Admin, Access.StaffScopes.All);

    /// <summary>The hub that sends feeds to those who subscribed.</summary>
    public static Actor Hub { get; } = new("hub", "The feed hub", Role.Admin, Access.StaffScopes.All);

    /// <summary>What becomes of a webhook by what its receiver answers.</summary>
    public static Actor Dispatcher { get; } = new("dispatcher", "The webhook dispatcher", Role.Admin, Access.StaffScopes.All);

    /// <summary>The partner they act for; null for the staff.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>When the key or token that they came with ends by itself, UTC; null for never.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>Whether they may.</summary>
    public bool May(string scope) => Scopes.Contains(scope);

    /// <summary>
    /// The first scope that a key's holder has and they have not; null where they may all that it may. Who manages partners
    /// may all that a partner may. Whoever lacks one may do nothing to the key: with a secret of it they would act beyond
    /// themselves, and without it others could not act at all.
    /// </summary>
    public string? LacksOf(AccessKey key) =>
        key.PartnerId is null || key.PartnerId == PartnerId ? key.Scopes.FirstOrDefault(s => !May(s))
        : May(StaffScopes.Partners) ? null
        : StaffScopes.Partners;
}
