using System.Security.Cryptography;

namespace Cms.Api.Http.Bodies;

/// <summary>
/// What somebody sends, on disk while it is looked at, since many send at once. Its name is taken away as soon as it is open, so that
/// nothing is left of it however the program ends.
/// </summary>
internal sealed class PassingFile : IDisposable
{
    private const string Extension = ".incoming";

    private readonly FileStream _file;

    private PassingFile(FileStream file) => _file = file;

    /// <summary>Its bytes, to be read and written.</summary>
    public Stream Stream => _file;

    /// <summary>A new one, empty.</summary>
    /// <param name="folder">Where; it is made if it is not there.</param>
    public static PassingFile Create(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}{Extension}");
        var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.Read | FileShare.Delete,
            1 << 16,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );
        // Where a system lets go of a name while the file is open; elsewhere it goes when the file is closed.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return new PassingFile(file);
    }

    /// <summary>
    /// Deletes names that a program left which was killed between the making of a file and the taking away of its name. Of a file that is
    /// open elsewhere the name alone goes, as it is to.
    /// </summary>
    /// <param name="folder">Where.</param>
    public static void DeleteLeft(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var left in Directory.EnumerateFiles(folder, "*" + Extension))
            File.Delete(left);
    }

    /// <summary>All of it, in memory.</summary>
    public byte[] Bytes()
    {
        var bytes = new byte[_file.Length];
        _file.Position = 0;
        _file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The SHA-256 of all of it, in lower-case hexadecimal.</summary>
    public async Task<string> HashAsync(CancellationToken ct)
    {
        _file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(_file, ct));
        _file.Position = 0;
        return hash;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
