using System.Collections.Concurrent;
using Cms.Testing;
using Microsoft.Playwright;

namespace Cms.Browser.Tests;

/// <summary>A page that is open in the browser, with nothing kept from any other, and all that went wrong in it.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    // What moves while nobody touched anything (Layout Instability), each with how much and what.
    private const string Watch = """
        window.moves = [];
        const nameOf = node => node === null ? "?" : node.nodeName + (node.id ? "#" + node.id : "") + (node.className ? "." + node.className : "");
        new PerformanceObserver(list => {
          for (const entry of list.getEntries())
            if (!entry.hadRecentInput) window.moves.push(`${entry.value} ${entry.sources.map(source => nameOf(source.node)).join(" ")}`);
        }).observe({ type: "layout-shift", buffered: true });
        window.ran = [];
        window.alert = words => { window.ran.push(String(words)); };
        """;

    private const string Painted = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    private readonly ConcurrentQueue<string> _faults = [];

    private OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, said) => Note(said.Type is "error" or "warning", $"console: {said.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Request += (_, request) => Note(!IsOfTheServer(request.Url), $"elsewhere: {request.Url}");
        page.RequestFailed += (_, request) => Note(true, $"failed: {request.Url} {request.Failure}");
        page.Response += (_, answer) => Note(answer.Status >= 400, $"{answer.Status}: {answer.Url}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong so far: said in the console, failed, or asked of another server.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Opens a page.</summary>
    /// <param name="path">Where on the server.</param>
    /// <param name="width">How wide the screen is, in CSS pixels.</param>
    /// <param name="scheme">The colours that the reader prefers.</param>
    /// <param name="before">What is done to the page before it is opened.</param>
    public static async Task<OpenPage> AtAsync(
        string path,
        int width = 1440,
        ColorScheme scheme = ColorScheme.Light,
        Func<IPage, Task>? before = null
    )
    {
        var page = new OpenPage(
            await Run.Browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = 900 },
                    ColorScheme = scheme,
                }
            )
        );
        page.Page.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        await page.Page.AddInitScriptAsync(Watch);
        if (before is not null)
            await before(page.Page);
        await page.Page.GotoAsync(new Uri(Run.Address, path).ToString());
        return page;
    }

    /// <summary>
    /// Lets answers come only after what was there before was painted. On one machine they are there before anything is, and what moves
    /// under a reader would not be seen.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="addresses">Of which addresses, as a pattern.</param>
    public static Task HoldAsync(IPage page, string addresses) => page.RouteAsync(addresses, async route =>
        {
            await page.EvaluateAsync(Painted);
            await route.ContinueAsync();
        });

    /// <summary>The first visible thing of this kind, as soon as it is there.</summary>
    /// <param name="selector">What, as a selector.</param>
    public async Task<ILocator> AppearsAsync(string selector)
    {
        var thing = Page.Locator(selector).Filter(new() { Visible = true }).First;
        await thing.WaitForAsync();
        return thing;
    }

    /// <summary>The visible texts of all things of this kind, in the order of the page.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string selector) =>
        await Page.Locator(selector).Filter(new() { Visible = true }).AllInnerTextsAsync();

    /// <summary>Asks the page for texts.</summary>
    public Task<string[]> AskTextsAsync(string script, object? about = null) =>
        Page.EvaluateAsync<string[]>(script, about).PatientlyAsync();

    /// <summary>What moved by itself since it was opened.</summary>
    public async Task<IReadOnlyList<string>> MovesAsync()
    {
        await Page.EvaluateAsync(Painted);
        return await AskTextsAsync("() => window.moves");
    }

    /// <summary>
    /// Ends when all is told that the page asked for so far: the browser tells of requests in their order, and this makes the last one.
    /// </summary>
    public Task SettleAsync() =>
        Page.RunAndWaitForResponseAsync(
            () => Page.EvaluateAsync($"() => ({Painted})().then(() => fetch(location.origin + '/health/live'))"),
            "**/health/live"
        );

    /// <summary>Goes down to the end, from picture to picture, until each has come or failed.</summary>
    public async Task ReadToTheEndAsync()
    {
        foreach (var picture in await Page.Locator("img").AllAsync())
        {
            await picture.ScrollIntoViewIfNeededAsync();
            await picture
                .EvaluateAsync("image => image.complete || new Promise(done => image.onload = image.onerror = done)")
                .PatientlyAsync();
        }

        await Page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    private static bool IsOfTheServer(string url) =>
        url.StartsWith("data:", StringComparison.Ordinal) || Run.Address.IsBaseOf(new Uri(url));

    private void Note(bool isFault, string fault)
    {
        if (isFault)
            _faults.Enqueue(fault);
    }
}
