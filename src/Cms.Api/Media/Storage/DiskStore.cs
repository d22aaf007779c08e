using System.Runtime.CompilerServices;

namespace Cms.Api.Media.Storage;

/// <summary>Files in a folder.</summary>
public sealed class DiskStore(string folder) : IIllustrationStore
{
    // Not the name of any file: theirs never begin with a dot.
    private string Unfinished => Path.Combine(folder, ".unfinished");

    /// <inheritdoc />
    public string Place => $"the folder {Path.GetFullPath(folder)}";

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string name, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous)
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
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
        var home = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(home))
        {
            Directory.CreateDirectory(home);
            FolderSync.Flush(folder);
        }

        // Written elsewhere and moved into place, so that nobody ever reads half a file; what a crash leaves there is swept.
        Directory.CreateDirectory(Unfinished);
        var beside = Path.Combine(Unfinished, $"{Guid.NewGuid():N}");
        try
        {
            await using (
                var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous)
            )
            {
                await file.WriteAsync(bytes, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        FolderSync.Flush(home);
    }

    /// <inheritdoc />
    public Task DeleteAsync(string name, CancellationToken ct)
    {
        var path = PathOf(name);
        if (Directory.Exists(Path.GetDirectoryName(path)))
            File.Delete(path);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task DeleteBeginningAsync(string beginning, CancellationToken ct)
    {
        var home = Path.Combine(folder, StoreNames.CheckedBeginning(beginning)[..2]);
        if (Directory.Exists(home))
        {
            foreach (var path in Directory.EnumerateFiles(home, $"{beginning}*"))
                File.Delete(path);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredFile> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(folder))
            yield break;
        foreach (var home in Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d).Length == 2))
        {
            foreach (var file in new DirectoryInfo(home).EnumerateFiles())
            {
                ct.ThrowIfCancellationRequested();
                yield return new StoredFile(file.Name, file.LastWriteTimeUtc);
            }
        }
    }

    /// <inheritdoc />
    public Task DeleteUnfinishedAsync(DateTime before, CancellationToken ct)
    {
        if (Directory.Exists(Unfinished))
        {
            foreach (var file in new DirectoryInfo(Unfinished).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before))
                file.Delete();
        }

        return Task.CompletedTask;
    }

    // Two letters of a name spread the files over folders.
    private string PathOf(string name) => Path.Combine(folder, StoreNames.Checked(name)[..2], name);
}
