namespace Cms.Model;

/// <summary>What a save answers: the caller's answer and the last number of the change log that the save wrote.</summary>
/// <param name="Answer">Made inside the transaction from what is stored.</param>
/// <param name="Sequence">The last number taken; null where nothing visible changed.</param>
public readonly record struct Saved<T>(T Answer, long? Sequence);
