using System.Diagnostics;
using Cms.Testing;

namespace Cms.Api.Tests.Media.Storage;

/// <summary>An object store of others (npm's s3rver), as a process of its own with one bucket.</summary>
internal sealed class S3Server : IDisposable
{
    public const string Bucket = "pictures";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private S3Server(Process process, DirectoryInfo folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>How to reach it.</summary>
    public S3Settings Settings =>
        new()
        {
            Endpoint = $"http://127.0.0.1:{Port}",
            Bucket = Bucket,
            AccessKey = "S3RVER",
            SecretKey = "S3RVER",
            Prefix = "magazine/",
        };

    /// <summary>How many files lie in it, besides what the server writes beside each.</summary>
    public int Files =>
        _folder.EnumerateFiles("*", SearchOption.AllDirectories).Count(f => f.Name.EndsWith("_object", StringComparison.Ordinal));

    /// <summary>Starts it; it is fetched once.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var port = ProgramFolder.FreePort();
        var folder = Directory.CreateTempSubdirectory("cms-s3-");
        var script = Path.Combine(Repository.Root, "tests", "Cms.Api.Tests", "Media", "Storage", "s3", "serve.sh");
        var start = new ProcessStartInfo(
            "bash",
            [script, folder.FullName, port.ToString(System.Globalization.CultureInfo.InvariantCulture), Bucket]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var server = new S3Server(process, folder, port);
        var said = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("listening", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return server;
            }
        }

        server.Dispose();
        throw new InvalidOperationException($"s3rver does not start: {await said}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
