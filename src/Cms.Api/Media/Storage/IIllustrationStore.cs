namespace Cms.Api.Media.Storage;

/// <summary>Where the files of illustrations lie. A file is named by the hash of its bytes and never changes.</summary>
public interface IIllustrationStore
{
    /// <summary>Opens a file for reading, at its start and seekable; null where it is not there.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken ct);

    /// <summary>How many bytes a file has; null where it is not there.</summary>
    Task<long?> LengthAsync(string name, CancellationToken ct);

    /// <summary>Stores a file whole or not at all; one that is there already is left as it is.</summary>
    Task StoreAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct);
}
