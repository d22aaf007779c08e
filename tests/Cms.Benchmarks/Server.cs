using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cms.Benchmarks;

/// <summary>The server to measure: published once, its magazines made once and kept, started as often as needed.</summary>
internal sealed class Server
{
    /// <summary>Where everything is kept between runs; TMPDIR moves it.</summary>
    public static readonly string Scratch = Path.Combine(Path.GetTempPath(), "cms-benchmarks");

    /// <summary>The key that a benchmark chooses, for the staff or for a partner.</summary>
    public const string Key = "cms_benchmark_0123456789abcdefghijklmnopqrstuv";

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private readonly string _program;
    private readonly string _database;

    private Server(string program, string database, string commit)
    {
        (_program, _database, Commit) = (program, database, commit);
    }

    /// <summary>The commit of the working tree, marked when the sources differ from it.</summary>
    public string Commit { get; }

    /// <param name="published">A published Cms.Api.dll, or null to publish it now.</param>
    /// <param name="database">sqlite or postgres.</param>
    /// <param name="ct">Ends the build.</param>
    public static Server Publish(string? published, string database, CancellationToken ct)
    {
        if (database == "postgres" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("ConnectionStrings__Cms")))
            throw new BenchmarkFailure("For postgres set ConnectionStrings__Cms to a connection whose role may create databases.");
        Directory.CreateDirectory(Scratch);

        var root = Root();
        if (published is null)
        {
            if (root is null)
                throw new BenchmarkFailure("The sources were not found; name a published Cms.Api.dll with --server.");
            var folder = Path.Combine(Scratch, "published");
            var architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
            Run(
                [
                    Dotnet,
                    "publish",
                    Path.Combine(root, "src", "Cms.Api"),
                    "-c",
                    "Release",
                    "-r",
                    $"linux-{architecture}",
                    "--self-contained",
                    "false",
                    "-p:PublishReadyToRun=true",
                    "-p:UseSharedCompilation=false",
                    "-nodeReuse:false",
                    "-nologo",
                    "-v",
                    "quiet",
                    "-o",
                    folder,
                ],
                new Dictionary<string, string?>(),
                ct
            );
            published = Path.Combine(folder, "Cms.Api.dll");
        }

        if (!File.Exists(published))
            throw new BenchmarkFailure($"There is no {published}.");
        return new Server(published, database, CommitOf(root, published));
    }

    /// <summary>A magazine of that many articles: the one kept from an earlier run of the same commit, or a new one.</summary>
    public Magazine Fill(int articles, bool isFresh, CancellationToken ct)
    {
        var family = Invariant($"{_database}-{articles}-");
        var folder = Path.Combine(Scratch, family + Commit);
        if (Directory.Exists(folder) && !isFresh)
        {
            Progress.Note($"{articles} articles are there from an earlier run");
            return new Magazine(articles, folder);
        }

        // One magazine of each size is kept: a large one fills a disk quickly.
        foreach (var old in Directory.GetDirectories(Scratch, family + "*"))
            Directory.Delete(old, recursive: true);

        var making = new Magazine(articles, folder + ".partial");
        Directory.CreateDirectory(making.DataDirectory);
        // A new name each time: what an interrupted run left in a database is never taken for a magazine.
        File.WriteAllText(making.DatabaseNameFile, Invariant($"cms_benchmarks_{articles}_{DateTime.UtcNow:yyyyMMddHHmmss}"));
        var clock = Stopwatch.StartNew();
        Run([Dotnet, _program, "demo", "--articles", articles.ToString(CultureInfo.InvariantCulture)], EnvironmentOf(making), ct);
        Directory.Move(making.Folder, folder);
        Progress.Note(Invariant($"{articles} articles made in {clock.Elapsed.TotalSeconds:0.0} s"));
        return new Magazine(articles, folder);
    }

    /// <summary>The same articles in files of their own, to be written to.</summary>
    public Magazine Copy(Magazine magazine)
    {
        if (_database != "sqlite")
            throw new BenchmarkFailure("Writes are measured on SQLite.");
        var copy = new Magazine(magazine.Articles, Path.Combine(Scratch, "written"));
        if (Directory.Exists(copy.Folder))
            Directory.Delete(copy.Folder, recursive: true);
        Directory.CreateDirectory(copy.DataDirectory);
        foreach (var file in Directory.GetFiles(magazine.DataDirectory))
            File.Copy(file, Path.Combine(copy.DataDirectory, Path.GetFileName(file)));
        return copy;
    }

    /// <param name="magazine">What it serves.</param>
    /// <param name="isCaching">False turns its response cache off.</param>
    /// <param name="adminKey">A key of the staff; null for none.</param>
    /// <param name="partnerKey">A key of a partner that may have everything; null for none.</param>
    public PinnedProcess Start(Magazine magazine, bool isCaching, string? adminKey = null, string? partnerKey = null)
    {
        var port = Machine.FreePort();
        var environment = EnvironmentOf(magazine);
        environment["ASPNETCORE_URLS"] = Invariant($"http://127.0.0.1:{port}");
        environment["Cms__DrainSeconds"] = "0";
        environment["Cms__BootstrapAdminKey"] = adminKey;
        environment["Cms__BootstrapPartnerKey"] = partnerKey;
        if (!isCaching)
            environment["Cms__Cache__MaxMegabytes"] = "0";
        return PinnedProcess.Start([Dotnet, _program], environment, Path.Combine(magazine.Folder, "server.log"), port);
    }

    private Dictionary<string, string?> EnvironmentOf(Magazine magazine) =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Cms__DataDirectory"] = magazine.DataDirectory,
            ["Cms__Demo"] = "false",
            ["Cms__Site__Name"] = "The Measured Review",
            ["Cms__Site__Url"] = "http://localhost:3000",
            ["Cms__PublicUrl"] = "http://localhost:5000",
            ["Cms__Cache__MaxMegabytes"] = null,
            ["Database__Provider"] = _database,
            ["ConnectionStrings__Cms"] = _database == "postgres" ? ConnectionTo(File.ReadAllText(magazine.DatabaseNameFile)) : null,
        };

    /// <summary>The operator's connection with another database: one for each size.</summary>
    private static string ConnectionTo(string database)
    {
        var connection = new DbConnectionStringBuilder { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Cms")! };
        connection["Database"] = database;
        return connection.ConnectionString;
    }

    /// <summary>Runs a command to its end, with what it prints on the error stream.</summary>
    private static void Run(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment, CancellationToken ct)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >&2", "sh", .. command]);
        foreach (var (name, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using (ct.Register(() => process.Kill(entireProcessTree: true)))
            process.WaitForExit();
        ct.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new BenchmarkFailure($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }

    private static string? Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "src", "Cms.Api")))
                return folder.FullName;
        }

        return null;
    }

    /// <summary>When the sources differ from the commit, or there is none, the published program itself tells versions apart.</summary>
    private static string CommitOf(string? root, string published)
    {
        var commit = "uncommitted";
        try
        {
            if (root is not null)
            {
                commit = Machine.Ask("git", "-C", root, "rev-parse", "--short=12", "HEAD");
                if (Machine.Ask("git", "-C", root, "status", "--porcelain", "--", "src").Length == 0)
                    return commit;
            }
        }
        catch (BenchmarkFailure)
        {
            // Not a repository, or one without a commit.
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(published)!, "Cms.*.dll").Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return $"{commit}-changed-{Convert.ToHexStringLower(hash.GetHashAndReset())[..8]}";
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>A filled data directory and, for postgres, the name of its database.</summary>
internal sealed record Magazine(int Articles, string Folder)
{
    public string DataDirectory => Path.Combine(Folder, "data");

    public string DatabaseNameFile => Path.Combine(Folder, "database-name");
}
