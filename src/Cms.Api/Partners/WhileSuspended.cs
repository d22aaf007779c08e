namespace Cms.Api.Partners;

/// <summary>Marks an operation that a suspended partner may still use: what it needs to take things down.</summary>
internal sealed class WhileSuspended;
