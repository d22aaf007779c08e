using Cms.Model.Articles;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>What a page that is open hears of what is published meanwhile. By itself, since other tests compare what is there.</summary>
[NonParallelizable]
public sealed class LiveTests
{
    private const string Listening = """
        () => {
          window.heard = [];
          window.changes = new EventSource("/v1/changes?cursor=latest");
          window.changes.onmessage = event => window.heard.push([Date.now(), event.data]);
          return new Promise(done => window.changes.onopen = () => done());
        }
        """;

    [Test]
    public async Task A_page_that_listens_hears_of_a_publication_at_once()
    {
        await using var page = await OpenPage.AtAsync("/");
        await page.Page.EvaluateAsync(Listening).PatientlyAsync();
        List<double> waits = [];

        // A machine that does other things meanwhile may be late once, or twice.
        for (var i = 1; i <= 5; i++)
        {
            var (piece, stored) = await PublishAsync($"Heard while it is open {i}");
            await page.Page.WaitForFunctionAsync("many => window.heard.length >= many", i);
            var (at, row) = (await AskAsync(page, "0"), await page.Page.EvaluateAsync<string>("() => window.heard.at(-1)[1]"));
            Assert.That(row, Does.Contain(piece.Id.ToString()));
            waits.Add(at - stored);
        }

        Assert.That(waits.Min(), Is.LessThan(300), $"Milliseconds: {string.Join(", ", waits.Select(w => $"{w:0}"))}.");

        static Task<double> AskAsync(OpenPage page, string member) =>
            page.Page.EvaluateAsync<double>($"() => window.heard.at(-1)[{member}]");
    }

    [Test]
    public async Task What_is_new_on_the_front_page_is_shown_when_the_reader_asks_for_it_and_moves_nothing_before()
    {
        await using var page = await OpenPage.AtAsync("/", 390);
        await page.AppearsAsync("main[aria-busy=false] article");
        await page.ReadToTheEndAsync();
        Assert.That(await page.Page.Locator("#news").IsVisibleAsync(), Is.False);

        var (piece, _) = await PublishAsync("New while somebody reads");
        var news = await page.AppearsAsync("#news");
        Assert.That(await page.MovesAsync(), Is.Empty);
        Assert.That(await page.Page.GetByText(piece.Live!.Title).CountAsync(), Is.Zero);
        await news.ClickAsync();

        await page.AppearsAsync($"main a:text-is('{piece.Live.Title}')");
        Assert.That(await news.IsVisibleAsync(), Is.False);
        Assert.That(page.Faults, Is.Empty);
    }

    private static async Task<(Article Piece, double Stored)> PublishAsync(string title) =>
        await Run.Magazine.DeskAsync(async db =>
        {
            var author = await db.Authors.FirstAsync(a => a.IsPublic);
            var piece = An.Article(An.Content(title, author), DateTime.UtcNow);
            db.Add(piece);
            await db.SaveAsync(CancellationToken.None);
            return (piece, (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds);
        });
}
