namespace Cms.Api;

/// <summary>Whether the server has started.</summary>
internal sealed class StartPhase
{
    /// <summary>From then on what fails is logged; until then it is said, and the program ends.</summary>
    public bool IsOver { get; set; }
}
