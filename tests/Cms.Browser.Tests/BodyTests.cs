using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>The HTML of bodies, put into a page as a frontend does it, without a look at what it says.</summary>
public sealed class BodyTests
{
    private const string Put = """
        async html => {
          document.body.innerHTML = html;
          // What a browser makes of markup, written and read once more, can be something else.
          document.body.innerHTML = document.body.innerHTML;
          for (const image of document.images) image.loading = "eager";
          await Promise.all([...document.images].map(i => i.complete || new Promise(done => i.onload = i.onerror = done)));
          const all = [...document.body.querySelectorAll("*")];
          return [
            ...window.ran.map(words => `ran: ${words}`),
            ...all.flatMap(e => e.getAttributeNames().filter(name => name.startsWith("on") || name === "style").map(name => `${e.nodeName} ${name}`)),
            ...all.filter(e => e.matches("script, style, link, base, meta, iframe, object, embed, form, input, button, svg, math, template"))
              .map(e => e.nodeName),
            ...all.filter(e => e.protocol !== undefined && !["http:", "https:", "mailto:"].includes(e.protocol)).map(e => e.outerHTML),
            ...[...document.images].filter(i => i.naturalWidth === 0 || !i.hasAttribute("alt")).map(i => i.outerHTML),
          ];
        }
        """;

    private OpenPage _page = null!;

    [SetUp]
    public async Task Open() =>
        _page = await OpenPage.AtAsync("/blank", width: 390, before: page =>
            page.RouteAsync("**/blank", route =>
                route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Blank</title>" })
            )
        );

    [TearDown]
    public ValueTask Close() => _page.DisposeAsync();

    [Test]
    public async Task No_body_runs_or_breaks_anything_and_none_asks_another_server()
    {
        var pieces = (await Json.ReadAsync("/v1/articles?limit=100")).All("data").ToList();
        Assert.That(pieces.Select(p => p.Text("title")), Is.SupersetOf(HostilePieces.Titles));

        var (pictures, faults) = (0, new List<string>());
        foreach (var slug in pieces.Select(p => p.Text("slug")))
        {
            var piece = (await Json.ReadAsync($"/v1/articles/{slug}?formats=html")).GetProperty("data");
            var html = string.Concat(piece.All("attributions").Select(a => a.Text("html")).Prepend(piece.GetProperty("body").Text("html")));
            faults.AddRange((await _page.AskTextsAsync(Put, html)).Select(fault => $"{slug}: {fault}"));
            pictures += await _page.Page.Locator("img").CountAsync();
        }

        await _page.SettleAsync();
        Assert.Multiple(() =>
        {
            Assert.That(faults.Concat(_page.Faults), Is.Empty);
            Assert.That(pictures, Is.Positive);
        });
    }

    [Test]
    public async Task What_does_harm_is_noticed()
    {
        var unnoticed = new List<string>();
        foreach (var html in HostilePieces.Harm)
        {
            var before = _page.Faults.Count;
            var faults = await _page.AskTextsAsync(Put, html);
            await _page.SettleAsync();
            if (faults.Length == 0 && _page.Faults.Count == before)
                unnoticed.Add(html);
            await _page.AskTextsAsync("() => window.ran.splice(0)");
        }

        Assert.That(unnoticed, Is.Empty);
    }
}
