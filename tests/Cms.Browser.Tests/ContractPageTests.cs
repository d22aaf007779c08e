using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>The page to read the contract and to try it.</summary>
public sealed class ContractPageTests
{
    private OpenPage _page = null!;

    [SetUp]
    public async Task Open() => _page = await OpenPage.AtAsync("/docs");

    [TearDown]
    public ValueTask Close() => _page.DisposeAsync();

    [Test]
    public async Task It_lists_what_each_door_has_and_asks_no_other_server()
    {
        foreach (var (door, file) in new[] { ("Readers and frontends", "readers"), ("The desk", "desk"), ("Partners", "partners") })
        {
            var tags = (await Json.ReadAsync($"/docs/{file}.json")).All("tags").Select(t => t.Text("name")!).ToList();
            // The first is there already.
            if (file != "readers")
                await (await _page.AppearsAsync("#select")).SelectOptionAsync(door);
            await _page.AppearsAsync($".opblock-tag[data-tag='{tags[^1]}']");

            Assert.That(
                await _page.AskTextsAsync("() => [...document.querySelectorAll('.opblock-tag')].map(e => e.dataset.tag)"),
                Is.EquivalentTo(tags)
            );
        }

        Assert.That(_page.Faults, Is.Empty);
    }

    [Test]
    public async Task An_operation_can_be_tried()
    {
        await (await _page.AppearsAsync(".opblock-tag[data-tag='Home and site']")).ClickAsync();
        await (await _page.AppearsAsync(".opblock:has([data-path='/v1/home']) .opblock-summary-control")).ClickAsync();
        await (await _page.AppearsAsync("text=Try it out")).ClickAsync();
        await (await _page.AppearsAsync("text=Execute")).ClickAsync();

        var answer = await _page.AppearsAsync(".live-responses-table .response");
        Assert.That(await answer.InnerTextAsync(), Does.StartWith("200"));
        Assert.That(_page.Faults, Is.Empty);
    }
}
