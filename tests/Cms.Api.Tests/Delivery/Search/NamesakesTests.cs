using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Search;

/// <summary>
/// Words that several people, or words of other kinds, have in common: nobody is lost behind a namesake, and a count is of what is found.
/// </summary>
public sealed class NamesakesTests(string provider) : OnEveryDatabase(provider)
{
    private const int Many = 24;

    private readonly List<Author> _public = [.. Enumerable.Range(0, Many).Select(n => An.Author($"Perpetua {(char)('A' + n)}dottir"))];
    private readonly List<Author> _hidden = [.. Enumerable.Range(0, 60).Select(n => An.Author($"Ines Aab{n}"))];
    private readonly Author _ines = An.Author("Ines Okafor");
    private readonly Author _other = An.Author("Zed Okafor");
    private readonly Author _maker = An.Author("Wilma Plain");

    protected override async Task PrepareAsync()
    {
        await SaveAsync([
            .. _public,
            .. _hidden,
            _ines,
            _other,
            _maker,
            .. _public.Select((author, n) => An.Article(An.Content($"Neutral heading {n}", author))),
            An.Article(An.Content("About harbours", _ines)),
            An.Article(An.Content("About cranes", _other)),
            An.Article(
                An.Content("In Praise of the Oil Can", _maker) with
                {
                    Body = "Nobody in the town.\n\n## The words of the in and on\n\nNo.",
                }
            ),
            An.Article(An.Content("Quiet", _maker) with { Subtitle = "Of the notes in it", Body = "Nothing.\n\n## Of the a\n\nNo." }),
        ]);
        await Host.PartnersReviewedAsync();
    }

    [Test]
    public async Task All_who_bear_a_name_are_found_by_it_and_left_out_by_it()
    {
        var last = _public[^1].Name.ToLowerInvariant().Replace(' ', '+');
        Assert.That((await GetAsync("/v1/search?q=perpetua&count=true&limit=100")).At("meta/total").GetInt32(), Is.EqualTo(Many));
        Assert.That((await GetAsync($"/v1/search?q={last}")).At("data").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await GetAsync("/v1/search?q=neutral+-perpetua")).Ids(), Is.Empty);
    }

    [Test]
    public async Task Those_whom_readers_do_not_know_hide_nobody()
    {
        Assert.That((await GetAsync("/v1/search?q=ines+okafor")).At("data").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await GetAsync("/v1/search/suggestions?q=ines")).ToString(), Does.Contain("Ines Okafor"));
    }

    [TestCase("the")]
    [TestCase("of the")]
    [TestCase("in")]
    [TestCase("a")]
    [TestCase("notes")]
    [TestCase("ines")]
    [TestCase("the -oil")]
    [TestCase("nobody in the")]
    public async Task What_is_counted_is_what_is_found_in_whatever_order(string q)
    {
        var path = $"/v1/search?q={Uri.EscapeDataString(q)}&count=true&limit=100&facets=language";
        var (found, newest) = (await GetAsync(path), await GetAsync(path + "&sort=-publishedAt"));

        Assert.That(found.At("meta/total").GetInt32(), Is.EqualTo(found.Ids().Count));
        Assert.That(
            found.At("facets/languages").EnumerateArray().Sum(l => l.GetProperty("count").GetInt32()),
            Is.EqualTo(found.Ids().Count)
        );
        Assert.That(newest.Ids(), Is.EquivalentTo(found.Ids()));
    }

    [Test]
    public async Task A_name_whose_stem_is_that_of_a_word_that_says_nothing_does_not_find_that_word()
    {
        var found = await GetAsync("/v1/search?q=ines");

        Assert.That(found.At("data").EnumerateArray().Select(d => d.Text("title")), Is.EqualTo(new[] { "About harbours" }));
        Assert.That(found.ToString(), Does.Not.Contain("<mark>In</mark>").And.Not.Contain("<mark>in</mark>"));
    }

    [Test]
    public async Task A_word_that_somebody_else_bears_too_is_put_right_when_one_is_not_named_any_more()
    {
        using var desk = await Host.StaffAsync(Role.Admin);
        var tag = (await desk.ReadAsync($"/v1/admin/authors/{_other.Id}")).Tag();
        await desk.WriteAsync(200, HttpMethod.Put, $"/v1/admin/authors/{_other.Id}/anonymity", new { printedAs = "Somebody" }, tag);

        Assert.That((await GetAsync("/v1/search?q=okafr")).Text("meta/didYouMean"), Is.EqualTo("okafor"));
    }
}
