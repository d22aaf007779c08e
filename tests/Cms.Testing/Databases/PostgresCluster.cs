using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Cms.Testing.Databases;

/// <summary>
/// A throw-away PostgreSQL server for one test process. It listens on 127.0.0.1 only, keeps nothing safe on disk, and goes when the
/// process goes, even if the process is killed.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>What a suite says when it skips itself because <see cref="StartAsync"/> found no PostgreSQL.</summary>
    public const string Absent =
        "PostgreSQL is not installed here. Install it (Debian: postgresql) or name a server in CMS_TEST_POSTGRES, and these tests "
        + "will run.";

    /// <summary>The environment variable that holds the connection string of a server to use instead of starting one. Its user must be
    /// allowed to create databases.</summary>
    public const string ServerVariable = "CMS_TEST_POSTGRES";

    // Runs for as long as the server does, in a session of its own and adopted by init, so that neither a signal to the test run's process
    // group nor the killing of its process tree ends it. It waits on its standard input, whose other end the kernel closes when the test
    // process ends in whatever way; only then does it stop the server and remove the folder. Everything is done here, one step after
    // another, so that a process killed half-way through the start leaves nothing behind either.
    private const string Keeper = """
        folder=$1 bin=$2 ports=$3
        exec 2>&1
        trap '' PIPE
        trap 'exit 1' HUP INT TERM

        # PostgreSQL refuses to run as root.
        if [ "$(id -u)" = 0 ]; then
          chown nobody "$folder"
          as_owner() { setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"; }
        else
          as_owner() { "$@"; }
        fi

        leave() {
          if [ -e "$folder/data/postmaster.pid" ]; then
            as_owner "$bin/pg_ctl" stop -s -w -m fast -D "$folder/data" || as_owner "$bin/pg_ctl" stop -s -w -m immediate -D "$folder/data"
          fi
          cd / && rm -rf "$folder"
        }
        trap leave EXIT

        # A plain C locale would make a cluster that counts bytes for letters.
        cd "$folder"
        as_owner "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US --no-sync || exit 1

        settings="-c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' -c max_connections=400"
        settings="$settings -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
        settings="$settings -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=4GB"
        for port in $ports; do
          if as_owner "$bin/pg_ctl" start -s -w -D "$folder/data" -l "$folder/log" -o "-p $port $settings"; then
            echo "ready $port"
            read -r _
            exit 0
          fi
        done
        cat "$folder/log"
        exit 1
        """;

    // The first shell leaves at once and the keeper is adopted. A background command would otherwise read from /dev/null.
    private const string Launcher = """
        exec 3<&0
        if command -v setsid >/dev/null; then set -- setsid "$@"; fi
        "$@" <&3 3<&- &
        """;

    private static readonly Lazy<Task<PostgresCluster?>> Shared = new(StartAsync);

    private readonly ConcurrentDictionary<string, bool> _databases = new();
    private readonly NpgsqlDataSource _maintenance;
    private readonly string _server;
    private readonly Process? _keeper;
    private int _disposed;

    private PostgresCluster(string server, Process? keeper)
    {
        _server = server;
        _keeper = keeper;
        _maintenance = NpgsqlDataSource.Create(server);
    }

    /// <summary>The server every suite of this process uses, started when first asked for; null where there is no PostgreSQL. Whoever owns
    /// the assembly's last tear-down calls <see cref="StopSharedAsync"/>.</summary>
    public static Task<PostgresCluster?> SharedAsync() => Shared.Value;

    /// <summary>Stops the shared server if any suite asked for it.</summary>
    public static async Task StopSharedAsync()
    {
        if (Shared.IsValueCreated && await Shared.Value is { } cluster)
            await cluster.DisposeAsync();
    }

    /// <summary>Starts a server, or turns to the one named in <see cref="ServerVariable"/>. Null means that there is no PostgreSQL on this
    /// machine and the suite is to be skipped with <see cref="Absent"/>; where CI is "true" that is an error instead, so that no build is
    /// green for want of a database.</summary>
    public static async Task<PostgresCluster?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server)
            return new PostgresCluster(server, keeper: null);

        if (FindBinaries() is not { } binaries)
        {
            return Environment.GetEnvironmentVariable("CI") is "true"
                ? throw new InvalidOperationException($"CI must test on PostgreSQL. {Absent}")
                : null;
        }

        return await LaunchAsync(binaries);
    }

    /// <summary>Makes a database and returns its connection string.</summary>
    /// <param name="template">The connection string of a database made here, to be copied with everything in it. Whoever is still connected
    /// to it is cut off, since PostgreSQL copies only a database that nobody uses. Null makes an empty database.</param>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"cms_{Environment.ProcessId}_{Guid.NewGuid():N}";
        if (template is null)
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        }
        else
        {
            var source = NameOf(template);
            await DisconnectAsync(template, source);
            // To copy its files costs a third of writing each page into the log. PostgreSQL has the choice since 15.
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY");
        }

        _databases[name] = true;
        // A machine that runs many tests at once is slow to take a connection too.
        return new NpgsqlConnectionStringBuilder(_server) { Database = name, Timeout = 60 }.ConnectionString;
    }

    /// <summary>Drops a database made here, whoever is still connected to it.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = NameOf(connectionString);
        await DisconnectAsync(connectionString, name);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        _databases.TryRemove(name, out _);
    }

    /// <summary>
    /// Stops the server and removes its folder. On a server named in <see cref="ServerVariable"/> only the databases made here go.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;

        if (_keeper is null)
        {
            foreach (var name in _databases.Keys)
                await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }

        await _maintenance.DisposeAsync();
        if (_keeper is not null)
            await DismissAsync(_keeper);
    }

    private static async Task<PostgresCluster> LaunchAsync(string binaries)
    {
        // The name is short because a socket's path may have 107 bytes at most; the number tells a reader of the folder whose it is.
        var folder = Directory.CreateTempSubdirectory($"cms-postgres-{Environment.ProcessId}-").FullName;
        var keeper = Process.Start(
            new ProcessStartInfo("sh", ["-c", Launcher, "sh", "sh", "-c", Keeper, "sh", folder, binaries, string.Join(' ', FreePorts(3))])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

        var said = new List<string>();
        while (await keeper.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal))
            {
                said.Add(line);
                continue;
            }

            var server = new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = int.Parse(line["ready ".Length..], CultureInfo.InvariantCulture),
                Username = "postgres",
                Database = "postgres",
                SslMode = SslMode.Disable,
                IncludeErrorDetail = true,
            };
            return new PostgresCluster(server.ConnectionString, keeper);
        }

        await DismissAsync(keeper);
        throw new InvalidOperationException(
            $"The PostgreSQL of {binaries} did not start:{Environment.NewLine}{string.Join(Environment.NewLine, said)}"
        );
    }

    // The keeper's output ends when the keeper does, which is after the folder is gone.
    private static async Task DismissAsync(Process keeper)
    {
        keeper.StandardInput.Close();
        await keeper.StandardOutput.ReadToEndAsync();
        keeper.Dispose();
    }

    private static string? FindBinaries()
    {
        if (OperatingSystem.IsWindows())
            return null;

        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian)
            ? Directory
                .EnumerateDirectories(debian)
                .OrderByDescending(d => double.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var version) ? version : 0)
            : Enumerable.Empty<string>();
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Select(d => Path.Combine(d, "bin")).Concat(onPath).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));
    }

    // Another program may take a port between our letting it go and the server's binding it, hence more than one.
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }

    private string NameOf(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        return name is not null && _databases.ContainsKey(name)
            ? name
            : throw new ArgumentException($"The database '{name}' was not made by this cluster.", nameof(connectionString));
    }

    private async Task DisconnectAsync(string connectionString, string name)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _maintenance.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
