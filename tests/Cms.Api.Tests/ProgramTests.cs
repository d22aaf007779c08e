using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>The program as an operator meets it: a process with settings, an exit code and one sentence.</summary>
public sealed partial class ProgramTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("cms-program-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task A_bad_setting_stops_the_start_with_one_sentence()
    {
        var (exit, said) = await RunToEndAsync(["--Cms:Cache:MaxMegabytes=many"]);

        Assert.That((exit, said.Trim()), Is.EqualTo((1, "Cms:Cache:MaxMegabytes is “many”; it should be a whole number from 0 to 65536.")));
    }

    [Test]
    public async Task A_misspelt_setting_is_refused_with_the_one_probably_meant()
    {
        var (exit, said) = await RunToEndAsync(["--Cms:PublicURLs=http://x.example"]);

        Assert.That((exit, said.Trim()), Is.EqualTo((1, "There is no setting Cms:PublicURLs; did you mean Cms:PublicUrl?")));
    }

    [Test]
    public async Task A_command_explains_itself()
    {
        var (exit, said) = await RunToEndAsync(["demo", "--help"]);

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.Zero);
            Assert.That(said, Does.Contain("--articles"));
        });
    }

    [Test]
    public async Task A_server_told_to_stop_ends_in_order()
    {
        using var server = Start([]);
        await AnsweringAsync(server);

        server.Terminate();

        await server.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(server.Process.ExitCode, Is.Zero, server.Said);
    }

    [Test]
    public async Task A_second_server_on_the_same_file_is_refused()
    {
        using var first = Start([]);
        await AnsweringAsync(first);

        var (exit, said) = await RunToEndAsync([]);

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(said, Does.Contain("Another server is using"));
        });
    }

    [Test]
    public async Task A_database_made_by_a_newer_program_is_refused()
    {
        await RunToEndAsync(["migrate"]);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "cms.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_FromTheFuture', '99.0')";
            await command.ExecuteNonQueryAsync();
        }

        var (exit, said) = await RunToEndAsync([]);

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(said, Does.Contain("newer version").And.Contain("FromTheFuture"));
        });
    }

    private static async Task AnsweringAsync(Server server)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await again.WaitForNextTickAsync(limit.Token))
        {
            Assert.That(server.Process.HasExited, Is.False, server.Said);
            try
            {
                if ((await client.GetAsync($"http://127.0.0.1:{server.Port}/health/ready", limit.Token)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    private async Task<(int Exit, string Said)> RunToEndAsync(string[] arguments)
    {
        using var server = Start(arguments);
        await server.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (server.Process.ExitCode, server.Said);
    }

    private Server Start(string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "Cms.Api", configuration, "Cms.Api.dll");
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Cms__DataDirectory"] = _folder.FullName;
        return new Server(Process.Start(start)!, port);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed partial class Server : IDisposable
    {
        private readonly System.Text.StringBuilder _said = new();

        public Server(Process process, int port)
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

        public string Said
        {
            get
            {
                lock (_said)
                    return _said.ToString();
            }
        }

        public void Terminate() => Assert.That(Kill(Process.Id, 15), Is.Zero);

        public void Dispose()
        {
            if (!Process.HasExited)
                Process.Kill();
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
}
