namespace Cms.Model.Access;

/// <summary>The same idempotent request was claimed by another save: its answer is there now, or will be when that save is done.</summary>
public sealed class AnsweredBeforeException : Exception { }
