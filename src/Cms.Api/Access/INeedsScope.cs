namespace Cms.Api.Access;

/// <summary>
/// Says of an operation that it is for callers with a scope, and so at which door it stands, however its address is written.
/// </summary>
internal interface INeedsScope
{
    /// <summary>The scope.</summary>
    string Scope { get; }
}
