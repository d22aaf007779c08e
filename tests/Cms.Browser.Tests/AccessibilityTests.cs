using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>The pages for people by WCAG 2.1 AA, as far as axe can judge it.</summary>
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Level = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
    };

    [TestCase("/", 390, ColorScheme.Light)]
    [TestCase("/", 1440, ColorScheme.Dark)]
    [TestCase("/problems/not-found", 390, ColorScheme.Light)]
    [TestCase("/problems/not-found", 1440, ColorScheme.Dark)]
    public async Task Nobody_is_shut_out_of_a_page(string path, int width, ColorScheme scheme)
    {
        await using var page = await OpenPage.AtAsync(path, width, scheme);
        await page.AppearsAsync(path == "/" ? "main[aria-busy=false] article" : "main h1");
        if (path == "/")
        {
            // What is found is judged too.
            await page.Page.Locator("#words").PressSequentiallyAsync("the");
            await page.AppearsAsync("#found a");
        }

        var judged = await page.Page.RunAxe(Level);

        Assert.That(page.Faults, Is.Empty);
        Assert.That(judged.Passes, Has.Length.GreaterThan(5));
        Assert.That(judged.Violations.SelectMany(v => v.Nodes, (v, n) => $"{v.Id}: {v.Help} {n.Html}"), Is.Empty);
    }
}
