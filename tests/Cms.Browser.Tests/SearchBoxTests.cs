using Cms.Testing;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>The search box of the front page.</summary>
public sealed class SearchBoxTests
{
    private const string Title = "The Library That Lends Ladders";

    private OpenPage _page = null!;

    [SetUp]
    public async Task Open()
    {
        _page = await OpenPage.AtAsync("/", 390);
        await _page.AppearsAsync("main[aria-busy=false] article");
    }

    [TearDown]
    public ValueTask Close() => _page.DisposeAsync();

    [Test]
    public async Task What_is_typed_is_completed_letter_by_letter_and_leads_to_the_piece()
    {
        for (var typed = "l"; typed != "ladde"; typed = "ladde"[..(typed.Length + 1)])
        {
            await _page.Page.RunAndWaitForResponseAsync(
                () => _page.Page.Locator("#words").PressSequentiallyAsync(typed[^1..]),
                $"**/v1/search/suggestions?q={typed}&*"
            );
            await _page.AppearsAsync($"#found a:text-is('{Title}')");
        }

        await (await _page.AppearsAsync($"#found a:text-is('{Title}')")).ClickAsync();

        await IsAtThePieceAsync();
    }

    [Test]
    public async Task A_completion_is_reached_without_a_mouse_and_not_taken_away_by_what_comes_late()
    {
        var isChosen = new TaskCompletionSource();
        await _page.Page.RouteAsync("**/suggestions?q=ladders&*", async route =>
        {
            await isChosen.Task;
            await route.ContinueAsync();
        });
        await _page.Page.Locator("#words").FocusAsync();
        await _page.Page.Keyboard.TypeAsync("ladder");
        await _page.AppearsAsync($"#found a:text-is('{Title}')");
        var late = _page.Page.WaitForResponseAsync("**/suggestions?q=ladders&*");
        await _page.Page.Keyboard.TypeAsync("s");

        await GoToTheFirstAsync();
        isChosen.SetResult();
        await (await late).FinishedAsync();
        await _page.Page.Keyboard.PressAsync("Enter");

        await IsAtThePieceAsync();
    }

    [Test]
    public async Task Enter_finds_by_words_and_what_is_found_is_reached_without_a_mouse()
    {
        await _page.Page.Locator("#words").FocusAsync();
        // Completed to nothing, since no title begins so.
        await _page.Page.Keyboard.TypeAsync("lends library laddering");
        await _page.Page.Keyboard.PressAsync("Enter");
        await _page.AppearsAsync($"#found li:first-child a:text-is('{Title}')");

        await GoToTheFirstAsync();
        await _page.Page.Keyboard.PressAsync("Enter");

        await IsAtThePieceAsync();
    }

    [Test]
    public async Task Enter_says_so_where_nothing_is_found()
    {
        await _page.Page.Locator("#words").FillAsync("zzyzx");
        await _page.Page.Keyboard.PressAsync("Enter");

        await _page.AppearsAsync("#found li:text-is('Nothing is found.')");
        await _page.Page.Locator("#words").FillAsync("");
        await _page.Page.Locator("#found").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.That(_page.Faults, Is.Empty);
    }

    [Test]
    public async Task Enter_says_why_where_the_search_was_refused()
    {
        await _page.Page.RouteAsync("**/v1/search?*", route =>
            route.FulfillAsync(new() { Status = 503, Body = """{ "detail": "Ask again in a second." }""" })
        );
        await _page.Page.Locator("#words").FillAsync("ladders");
        await _page.Page.Keyboard.PressAsync("Enter");

        await _page.AppearsAsync("#found li:text-is('Ask again in a second.')");
    }

    private async Task GoToTheFirstAsync()
    {
        await _page.Page.Keyboard.PressAsync("Tab");
        Assert.That(await _page.Page.Locator("#found a:focus").InnerTextAsync(), Is.EqualTo(Title));
    }

    private async Task IsAtThePieceAsync()
    {
        await Assertions
            .Expect(_page.Page)
            .ToHaveURLAsync(
                new Uri(Run.Address, "/v1/articles/the-library-that-lends-ladders").ToString(),
                new() { Timeout = (float)Patience.Limit.TotalMilliseconds }
            );
        Assert.That(_page.Faults, Is.Empty);
    }
}
