using Microsoft.Playwright;
using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>The browser that is installed on this machine; none is ever fetched.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Its program. Where there is none the tests are skipped and say so; in CI that is a failure.</summary>
    public static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => Names, Path.Combine)
            .FirstOrDefault(File.Exists)
        ?? throw new IgnoreException("Chromium is not installed here. Install it (Debian: chromium), and these tests will run.");

    /// <summary>Starts it so that the public address leads to the server and every other one nowhere.</summary>
    /// <param name="driver">Speaks with it.</param>
    /// <param name="program">Its program.</param>
    /// <param name="address">The server's public address.</param>
    /// <param name="server">Where the server really listens.</param>
    public static Task<IBrowser> StartAsync(IPlaywright driver, string program, Uri address, Uri server) =>
        driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = program,
                Args =
                [
                    "--no-sandbox",
                    "--no-proxy-server",
                    $"--host-resolver-rules=MAP {address.Host} {server.Host}:{server.Port}, MAP * ~NOTFOUND",
                ],
            }
        );
}
