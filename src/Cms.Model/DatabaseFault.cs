namespace Cms.Model;

/// <summary>What went wrong in the database, in words the doors can answer with.</summary>
public enum DatabaseFault
{
    /// <summary>Nothing known: a fault of ours.</summary>
    Unknown,

    /// <summary>Something unique exists already.</summary>
    NotUnique,

    /// <summary>Others hold it for too long; try again.</summary>
    Busy,

    /// <summary>It cannot be reached; try again.</summary>
    Away,

    /// <summary>A statement ran into its time limit.</summary>
    TooCostly,

    /// <summary>The disk is full.</summary>
    StorageFull,

    /// <summary>It takes no writes at this moment, as a stand-by or on a disk that cannot be written to; it can be read.</summary>
    ReadOnly,

    /// <summary>What is stored is damaged. It does not mend itself.</summary>
    Damaged,
}
