namespace Cms.Api.Media.Storage;

/// <summary>
/// Where the files of illustrations lie. A file is named by the hash of its bytes, or by a key of all that shows in it, and never
/// changes.
/// </summary>
public interface IIllustrationStore
{
    /// <summary>Where that is, in words for an operator.</summary>
    string Place { get; }

    /// <summary>Opens a file for reading, at its start and seekable; null where it is not there.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken ct);

    /// <summary>How many bytes a file has; null where it is not there.</summary>
    Task<long?> LengthAsync(string name, CancellationToken ct);

    /// <summary>
    /// Stores a file whole or not at all, and lasting: what is stored when this ends outlives the machine's going out. One that is there
    /// already is left as it is.
    /// </summary>
    Task StoreAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>Deletes a file, if it is there.</summary>
    Task DeleteAsync(string name, CancellationToken ct);

    /// <summary>Deletes all files whose names begin so; with at least a few characters, so that a slip does not empty the store.</summary>
    Task DeleteBeginningAsync(string beginning, CancellationToken ct);

    /// <summary>All files, in no order.</summary>
    IAsyncEnumerable<StoredFile> ListAsync(CancellationToken ct);

    /// <summary>Deletes what was begun before a moment and never became a file.</summary>
    Task DeleteUnfinishedAsync(DateTime before, CancellationToken ct);
}
