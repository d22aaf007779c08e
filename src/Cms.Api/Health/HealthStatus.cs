namespace Cms.Api.Health;

/// <summary>How a server is.</summary>
public enum HealthStatus
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It cannot answer now; send nothing here.</summary>
    NotReady,

    /// <summary>Something stored in the database is damaged: it does not mend itself, a sound backup has to be restored.</summary>
    Damaged,
}
