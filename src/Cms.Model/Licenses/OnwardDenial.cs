namespace Cms.Model.Licenses;

/// <summary>Why something of a piece may not go on to others.</summary>
public enum OnwardDenial
{
    /// <summary>A license that binds the piece is not one under which anybody may republish.</summary>
    License,

    /// <summary>A publication that the piece comes from or was made with does not let us pass it on, or no longer.</summary>
    Source,

    /// <summary>The illustration is not cleared.</summary>
    Illustration,

    /// <summary>The illustration may go only with the whole story, which does not go.</summary>
    StoryOnly,
}
