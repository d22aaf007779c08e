namespace Cms.Model.Changes;

/// <summary>The head of the change log: one row, locked by whoever takes numbers until the commit that uses them.</summary>
public sealed class ChangeHead
{
    /// <summary>The only row's key.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public int Id { get; init; } = TheId;

    /// <summary>Names this history: a restored database gets another, so that no number ever means two things.</summary>
    public Guid Epoch { get; init; }

    /// <summary>The last number given; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>All rows up to this number may have been thinned out: who stopped before must start from the snapshot.</summary>
    public long ThinnedTo { get; init; }
}
