using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Cms.Testing;
using Cms.Testing.Databases;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>A data directory with the program run on it, as processes of their own.</summary>
internal sealed class ProgramFolder : IDisposable
{
    // Below those that the system gives to whoever asks for any, from 32,768 on; another run of tests begins elsewhere.
    private static int _lastPort = 20_000 + (Environment.ProcessId % 50 * 200);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cms-program-");

    private readonly TcpListener _other = new(System.Net.IPAddress.Loopback, 0);

    public string Path => _folder.FullName;

    /// <summary>Puts the database into it that a first start makes, which takes longer than all the rest of a start.</summary>
    public async Task<ProgramFolder> MigratedAsync()
    {
        await using var made = await TestDatabase.CreateAsync("sqlite");
        File.Copy(System.IO.Path.Combine(made.Folder, "cms.db"), System.IO.Path.Combine(Path, "cms.db"));
        return this;
    }

    /// <summary>Runs it until it ends.</summary>
    public async Task<(int Exit, string Said)> RunToEndAsync(
        string[] arguments,
        params IEnumerable<(string Name, string? Value)> environment
    )
    {
        using var server = Start(arguments, environment: environment);
        await server.Process.WaitForExitAsync().PatientlyAsync();
        return (server.Process.ExitCode, server.Said);
    }

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The command, or settings.</param>
    /// <param name="everywhere">Whether it is to listen on every address.</param>
    /// <param name="diskMegabytes">The size of a disk of its own that the folder is to be, for this process alone; null for none.</param>
    /// <param name="environment">Environment variables besides, or in place of those that every start has; null takes one away.</param>
    public ProgramServer Start(
        string[] arguments,
        bool everywhere = false,
        int? diskMegabytes = null,
        params IEnumerable<(string Name, string? Value)> environment
    )
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = System.IO.Path.Combine(Repository.Root, "artifacts", "bin", "Cms.Api", configuration, "Cms.Api.dll");
        var port = FreePort();
        var mount = $"mount -t tmpfs -o size={diskMegabytes}m disk \"$0\" && exec dotnet \"$@\"";
        var start = diskMegabytes is null
            ? new ProcessStartInfo("dotnet", [program, .. arguments])
            : new ProcessStartInfo("unshare", ["-rm", "sh", "-c", mount, Path, program, .. arguments]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://{(everywhere ? "*" : "127.0.0.1")}:{port}";
        start.Environment["Cms__DataDirectory"] = Path;
        start.Environment["Cms__DrainSeconds"] = "0";
        // What lives for seconds is compiled well for nobody: 4,096 calls, as in the tests, and not 30. The number is hexadecimal.
        start.Environment["DOTNET_TC_CallCountThreshold"] = "1000";
        start.Environment["Cms__Site__Name"] = "The Harbour Review";
        start.Environment["Cms__Site__Url"] = "https://www.harbour.example";
        start.Environment["Cms__PublicUrl"] = "https://api.harbour.example";
        foreach (var (name, value) in environment)
            start.Environment[name] = value?.Replace(
                "{port}",
                port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            );
        return new ProgramServer(Process.Start(start)!, port);
    }

    /// <summary>Writes a file into it.</summary>
    public string Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>An address at which somebody else listens as long as this folder is there.</summary>
    public string Taken()
    {
        _other.Start();
        return $"http://127.0.0.1:{((System.Net.IPEndPoint)_other.LocalEndpoint).Port}";
    }

    public void Dispose()
    {
        _other.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A port that nobody uses, nor will until whoever asked for it listens there.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _lastPort);
            try
            {
                using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one, then.
            }
        }
    }
}

/// <summary>The program as a process.</summary>
internal sealed partial class ProgramServer : IDisposable
{
    private readonly System.Text.StringBuilder _said = new();

    public ProgramServer(Process process, int port)
    {
        Process = process;
        Port = port;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Process { get; }

    public int Port { get; }

    /// <summary>Everything it printed so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Waits until it is ready.</summary>
    public async Task AnsweringAsync()
    {
        using var client = new HttpClient();
        using var limit = Patience.Ends();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await again.WaitForNextTickAsync(limit.Token))
        {
            Assert.That(Process.HasExited, Is.False, Said);
            try
            {
                if ((await client.GetAsync($"http://127.0.0.1:{Port}/health/ready", limit.Token)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    /// <summary>The status of an address, asked with a key.</summary>
    public async Task<int> StatusAsync(string path, string key)
    {
        using var client = Client(key);
        using var answer = await client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    /// <summary>A client with a key.</summary>
    public HttpClient Client(string key)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Runs another program where this one runs, with its disk.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> BesideAsync(string program, params string[] arguments)
    {
        using var beside = Process.Start("nsenter", ["--preserve-credentials", "-U", "-m", "-t", $"{Process.Id}", program, .. arguments]);
        await beside.WaitForExitAsync();
        return beside.ExitCode;
    }

    /// <summary>Asks it to stop (SIGTERM).</summary>
    public void Terminate() => Assert.That(Kill(Process.Id, 15), Is.Zero);

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.AppendLine(line.Data);
    }
}
