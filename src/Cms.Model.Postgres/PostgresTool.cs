using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Cms.Model.Postgres;

/// <summary>
/// PostgreSQL's own programs (<c>pg_dump</c>, <c>pg_restore</c>, <c>psql</c>), which alone know how to copy one of its databases.
/// </summary>
internal sealed class PostgresTool : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _said;

    private PostgresTool(string name, Process process)
    {
        (Name, _process) = (name, process);
        // Read from the start: a full pipe would hold the program up.
        _said = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it reads.</summary>
    public StreamWriter Input => _process.StandardInput;

    /// <summary>What it writes.</summary>
    public StreamReader Output => _process.StandardOutput;

    /// <summary>Starts one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="settings">The database; the password goes by the environment, where other users of the machine do not see it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static PostgresTool Start(string name, NpgsqlConnectionStringBuilder settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in Environment(settings))
            start.Environment[variable] = value;
        try
        {
            return new PostgresTool(name, Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException(
                $"{name} is not installed here. Install PostgreSQL's client programs, of the server's version or newer "
                    + "(Debian: apt install postgresql-client), or run this where they are."
            );
        }
    }

    /// <summary>Runs one to its end.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or failed; the message says what it said.</exception>
    public static async Task RunAsync(string name, NpgsqlConnectionStringBuilder settings, CancellationToken ct, params string[] arguments)
    {
        await using var tool = Start(name, settings, arguments);
        tool.Input.Close();
        await tool.Output.BaseStream.CopyToAsync(Stream.Null, ct);
        await tool.EndAsync(ct);
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message says what it said.</exception>
    public async Task EndAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        if (_process.ExitCode != 0)
        {
            var said = (await _said).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            throw new InvalidOperationException($"{Name} failed: {string.Join(' ', said.Take(3))}");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static IEnumerable<(string Variable, string Value)> Environment(NpgsqlConnectionStringBuilder settings)
    {
        yield return ("PGHOST", settings.Host!);
        yield return ("PGPORT", settings.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", settings.Database ?? settings.Username ?? "");
        yield return ("PGCONNECT_TIMEOUT", "5");
        if (settings.Username is { } user)
            yield return ("PGUSER", user);
        if (settings.Password is { } password)
            yield return ("PGPASSWORD", password);
        if (settings.Passfile is { } passfile)
            yield return ("PGPASSFILE", passfile);
        if (settings.RootCertificate is { } root)
            yield return ("PGSSLROOTCERT", root);
        if (settings.ShouldSerialize("SSL Mode"))
        {
            yield return (
                "PGSSLMODE",
                settings.SslMode switch
                {
                    SslMode.VerifyCA => "verify-ca",
                    SslMode.VerifyFull => "verify-full",
                    var mode => mode.ToString().ToLowerInvariant(),
                }
            );
        }
    }
}
