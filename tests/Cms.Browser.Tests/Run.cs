using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.Playwright;
using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]

namespace Cms.Browser.Tests;

/// <summary>One server with the demo magazine and one browser for all tests; at the end nothing of them stays.</summary>
[SetUpFixture]
public sealed class Run
{
    private static IPlaywright? _driver;
    private static IBrowser? _browser;
    private static CmsHost? _magazine;

    /// <summary>The address that the server is known by; the browser finds it there whatever its port is.</summary>
    internal static Uri Address { get; } = new(new Api.Settings().PublicUrl);

    /// <summary>The server.</summary>
    internal static CmsHost Magazine => _magazine ?? throw NotStarted();

    /// <summary>The browser.</summary>
    internal static IBrowser Browser => _browser ?? throw NotStarted();

    [OneTimeSetUp]
    public async Task Start()
    {
        var program = Chromium.Find();
        var driver = Playwright.CreateAsync();
        _magazine = await CmsHost.StartAsync("sqlite", Holding.Demo);
        await HostilePieces.PublishAsync(_magazine);
        _driver = await driver;
        _browser = await Chromium.StartAsync(_driver, program, Address, _magazine.BaseAddress);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _driver?.Dispose();
        if (_magazine is null)
            return;
        var errors = _magazine.Errors;
        await _magazine.DisposeAsync();
        await TestDatabase.RemoveTemplatesAsync();
        Assert.That(errors, Is.Empty);
    }

    private static InvalidOperationException NotStarted() => new("The server and the browser are there while tests run.");
}
