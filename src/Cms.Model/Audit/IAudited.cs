namespace Cms.Model.Audit;

/// <summary>Something whose changes by people are written down.</summary>
internal interface IAudited
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>What it is, as the log says it.</summary>
    string AuditKind { get; }

    /// <summary>A name or slug to know it by; null where it has none.</summary>
    string? AuditName { get; }

    /// <summary>What was done to it since it was last asked: verbs such as <c>publish</c>.</summary>
    IReadOnlyList<string> TakeActs();
}
