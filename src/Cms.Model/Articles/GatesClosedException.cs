namespace Cms.Model.Articles;

/// <summary>Something keeps a piece from being public.</summary>
/// <param name="faults">Everything that does, at least one.</param>
public sealed class GatesClosedException(IReadOnlyList<GateFault> faults)
    : Exception(faults.Count == 1 ? faults[0].Message : $"{faults.Count} things keep the piece from being public; see errors.")
{
    /// <summary>Everything that does, in the order of the piece.</summary>
    public IReadOnlyList<GateFault> Faults { get; } = faults;
}
