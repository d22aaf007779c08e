using System.ComponentModel;
using System.Diagnostics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Conformance.Tests;

/// <summary>
/// A program of others that judges what we write. Where it is not installed the test is skipped and says so; in CI that is a failure.
/// </summary>
internal static class Tool
{
    /// <summary>The folder of this project, where schemas and small scripts lie.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Cms.Conformance.Tests");

    /// <summary>Runs it to its end.</summary>
    /// <param name="package">The Debian package that has it.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="home">The folder that it takes for its user's; the user's own if none is given.</param>
    public static async Task<(int Exit, string Said, string Complained)> RunAsync(
        string package,
        string program,
        IEnumerable<string> arguments,
        string? home = null
    )
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (home is not null)
            start.Environment["HOME"] = home;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw Absent(program, package);
        }

        using (process)
        {
            using var limit = Patience.Ends();
            var (said, complained) = (
                process.StandardOutput.ReadToEndAsync(limit.Token),
                process.StandardError.ReadToEndAsync(limit.Token)
            );
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await said, await complained);
        }
    }

    /// <summary>What a test says that cannot be run here.</summary>
    public static IgnoreException Absent(string what, string package) =>
        new($"{what} is not installed here. Install it (Debian: {package}), and this test will run.");
}
