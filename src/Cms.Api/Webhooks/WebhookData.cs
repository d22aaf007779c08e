namespace Cms.Api.Webhooks;

/// <summary>What changed, as far as a receiver needs it to read anew or to purge.</summary>
/// <typeparam name="TChange">A row of the list of changes that its receiver reads.</typeparam>
public sealed record WebhookData<TChange>
{
    /// <summary>
    /// The last number of the change log that the message tells of: read with <c>?atLeast=</c> this for answers that show it.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>The cache tags to purge for the changes listed, each once.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>
    /// The changes, as the list of changes at the receiver's door has them, oldest first; one, or as many as came together or were
    /// gathered, at most 50. None in a test.
    /// </summary>
    public required IReadOnlyList<TChange> Changes { get; init; }

    /// <summary>
    /// Whether more changed than is listed, as when an author of many articles is renamed: the change itself is then listed before what it
    /// caused.
    /// </summary>
    public required bool HasMore { get; init; }

    /// <summary>A cursor of that list just before the first of these changes; from there on everything is told.</summary>
    public required string ChangesCursor { get; init; }
}
