using System.Text.Json;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>The front page as a reader sees it, read to its end.</summary>
[TestFixture(390, ColorScheme.Light)]
[TestFixture(390, ColorScheme.Dark)]
[TestFixture(1440, ColorScheme.Light)]
[TestFixture(1440, ColorScheme.Dark)]
public sealed class FrontPageTests(int width, ColorScheme scheme)
{
    private OpenPage _page = null!;
    private List<JsonElement> _pieces = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        var home = await Json.ReadAsync("/v1/home");
        _pieces = [.. home.GetProperty("data").All("slots").SelectMany(slot => slot.All("articles"))];
        _page = await OpenPage.AtAsync("/", width, scheme, async page =>
        {
            await OpenPage.HoldAsync(page, "**/v1/home");
            await OpenPage.HoldAsync(page, "**/media/**");
        });
        await _page.AppearsAsync("main[aria-busy=false] article");
        await _page.ReadToTheEndAsync();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_page is not null)
            await _page.DisposeAsync();
    }

    [Test]
    public async Task Nothing_moves_while_it_comes() => Assert.That(await _page.MovesAsync(), Is.Empty);

    [Test]
    public void Nothing_fails_and_nothing_is_asked_of_another_server() => Assert.That(_page.Faults, Is.Empty);

    [Test]
    public async Task It_is_no_wider_than_the_screen()
    {
        var tooWide = await _page.AskTextsAsync(
            "() => [...document.querySelectorAll('html, body *')]"
                + ".filter(e => e.getClientRects().length && (e.scrollWidth > innerWidth || e.getBoundingClientRect().right > innerWidth))"
                + ".slice(0, 9).map(e => `${e.nodeName} ${e.scrollWidth} ${e.innerText?.slice(0, 40)}`)"
        );

        Assert.That(tooWide, Is.Empty);
    }

    [Test]
    public async Task It_has_the_colours_that_the_reader_prefers()
    {
        var isDark = await _page.Page.EvaluateAsync<bool>(
            """
            () => {
              const light = colour => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
              const style = getComputedStyle(document.body);
              return light(style.backgroundColor) < light(style.color);
            }
            """
        );

        Assert.That(isDark, Is.EqualTo(scheme == ColorScheme.Dark));
    }

    [Test]
    public async Task Every_picture_has_come_from_this_server_and_says_what_it_shows()
    {
        var shown = await _page.AskTextsAsync(
            "() => [...document.images].map(i => `${i.naturalWidth > 0} ${new URL(i.currentSrc).origin}/ ${i.alt}`)"
        );

        var told = Pictures().Select(p => $"true {Run.Address} {p.Text("alt")}").ToList();
        Assert.That(shown, Is.EqualTo(told));
        Assert.That(Pictures().Where(p => string.IsNullOrWhiteSpace(p.Text("alt")) && !p.GetProperty("decorative").GetBoolean()), Is.Empty);
    }

    [Test]
    public async Task Every_credit_is_text_that_can_be_seen()
    {
        var credits = Pictures().Where(p => p.GetProperty("credit").ValueKind != JsonValueKind.Null).ToList();
        var bylines = _pieces.Select(p => p.Text("byline")).OfType<string>().ToList();
        var sources = _pieces.SelectMany(p => p.All("attributions")).Select(a => a.Text("text")).ToList();

        var (feature, first) = (_page.Page.Locator(".feature article").First, _pieces[0]);
        Assert.Multiple(async () =>
        {
            Assert.That(credits, Has.Count.GreaterThan(10));
            Assert.That(await _page.TextsAsync("main figcaption"), Is.EqualTo(credits.Select(p => p.GetProperty("credit").Text("text"))));
            Assert.That(await _page.TextsAsync("main .by"), Is.EqualTo(bylines));
            Assert.That(await _page.TextsAsync("main .from"), Is.EqualTo(sources));
            Assert.That(
                await feature.InnerTextAsync(),
                Does.Contain(first.Text("title"))
                    .And.Contain(first.Text("byline"))
                    .And.Contain(first.GetProperty("leadIllustration").GetProperty("credit").Text("text"))
                    .And.Contain(first.All("attributions").First().Text("text"))
            );
        });
    }

    [Test]
    public async Task Every_piece_is_there_and_what_looks_like_markup_is_text()
    {
        Assert.That(
            await _page.TextsAsync("main h3"),
            Is.EqualTo(_pieces.Select(p => p.Text("title"))).And.SupersetOf(HostilePieces.Titles)
        );
        Assert.That(await _page.AskTextsAsync("() => window.ran"), Is.Empty);
    }

    [Test]
    public async Task The_menus_are_there()
    {
        var menus = (await Json.ReadAsync("/v1/site")).GetProperty("data").All("menus").ToDictionary(m => m.Text("name")!);

        foreach (var place in new[] { "main", "footer" })
        {
            var entries = menus[place].All("entries").SelectMany(e => e.All("entries").Prepend(e)).Select(e => e.Text("label")).ToList();
            Assert.That(entries, Is.Not.Empty);
            Assert.That(await _page.TextsAsync($"nav#{place} a"), Is.EqualTo(entries));
        }
    }

    private IEnumerable<JsonElement> Pictures() =>
        _pieces.Select(p => p.GetProperty("leadIllustration")).Where(p => p.ValueKind != JsonValueKind.Null);
}
