namespace Cms.Model.Audit;

/// <summary>Something whose changes by people are written down: the acts among its effects.</summary>
internal interface IAudited
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>What it is, as the log says it.</summary>
    string AuditKind { get; }

    /// <summary>A name or slug to know it by; null where it has none.</summary>
    string? AuditName { get; }
}
