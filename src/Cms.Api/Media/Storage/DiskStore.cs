namespace Cms.Api.Media.Storage;

/// <summary>Files in a folder.</summary>
public sealed class DiskStore(string folder) : IIllustrationStore
{
    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string name, CancellationToken ct)
    {
        var path = PathOf(name);
        return Task.FromResult<Stream?>(
            File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous) : null
        );
    }

    /// <inheritdoc />
    public Task<long?> LengthAsync(string name, CancellationToken ct) =>
        Task.FromResult(new FileInfo(PathOf(name)) is { Exists: true } file ? file.Length : (long?)null);

    /// <inheritdoc />
    public async Task StoreAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Written beside and moved into place, so that nobody ever reads half a file.
        var beside = $"{path}.{Guid.NewGuid():N}";
        await using (
            var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous)
        )
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    // Names are made here, of a hash and an extension; two letters of it spread the files over folders.
    private string PathOf(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') && !name.StartsWith('.')
            ? Path.Combine(folder, name[..2], name)
            : throw new ArgumentException("The name of a file in the store is a hash and an extension.", nameof(name));
}
