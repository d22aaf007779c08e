namespace Cms.Model.Access;

/// <summary>What a partner's key may be limited to.</summary>
public static class PartnerScopes
{
    /// <summary>Take pieces and say where they ran.</summary>
    public const string Pull = "partner:pull";

    /// <summary>Choose what to take, make and revoke keys, set where events are sent.</summary>
    public const string Manage = "partner:manage";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<string> All { get; } = [Pull, Manage];
}
