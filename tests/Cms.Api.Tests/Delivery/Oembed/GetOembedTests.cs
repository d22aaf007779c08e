using System.Text.Json;
using System.Xml.Linq;
using Cms.Model.Articles;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Sources;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Oembed;

public sealed class GetOembedTests(string provider) : OnEveryDatabase(provider)
{
    private const string Site = "https://almanac.example";

    protected override (string Name, string Value)[] Settings =>
        [("Cms:Site:Url", Site), ("Cms:Site:Name", "The Almanac"), ("Cms:Site:Paths:Article", "/read/{slug}/")];

    [Test]
    public async Task A_link_to_a_piece_gets_a_card_of_static_HTML()
    {
        var author = An.Author("Ada One");
        var piece = An.Article(An.Content("A <b>bold</b> title", author) with { Excerpt = "A \"teaser\"." });
        await SaveAsync(author, piece);

        var card = await CardAsync(piece.Slug);

        Assert.Multiple(() =>
        {
            Assert.That((card.Text("version"), card.Text("type"), card.Text("title")), Is.EqualTo(("1.0", "rich", "A <b>bold</b> title")));
            Assert.That(
                (card.Text("author_name"), card.Text("provider_name"), card.Text("provider_url")),
                Is.EqualTo(("Ada One", "The Almanac", Site))
            );
            Assert.That(
                card.Text("html"),
                Does.StartWith("<blockquote")
                    .And.Contain("A &lt;b&gt;bold&lt;/b&gt; title")
                    .And.Contain("A &quot;teaser&quot;.")
                    .And.Contain($"href=\"{Site}/read/{piece.Slug}/\"")
                    .And.Not.Contain("<script")
            );
            Assert.That((card.At("width").GetInt32(), card.At("height").GetInt32()), Is.EqualTo((600, 220)));
        });
    }

    [Test]
    public async Task It_keeps_within_bounds()
    {
        var (author, picture) = (An.Author(), Picture(OnwardIllustrations.Allowed));
        var piece = An.Article(An.Content("Bounded", author) with { LeadIllustrationId = picture.Id });
        await SaveAsync(author, picture, piece);

        var (free, narrow) = (await CardAsync(piece.Slug), await CardAsync(piece.Slug, "&maxwidth=300&maxheight=100"));

        Assert.Multiple(() =>
        {
            Assert.That(free.Text("thumbnail_url"), Does.Contain(picture.Id.ToString()));
            Assert.That((narrow.At("width").GetInt32(), narrow.At("height").GetInt32()), Is.EqualTo((300, 100)));
            Assert.That(narrow.TryGetProperty("thumbnail_url", out _), Is.False, "The picture is larger than what there is room for.");
        });
    }

    [TestCase(OnwardIllustrations.Allowed, true)]
    [TestCase(OnwardIllustrations.WithStory, false)]
    [TestCase(OnwardIllustrations.Denied, false)]
    public async Task A_picture_comes_along_only_where_it_may_go_without_the_story(OnwardIllustrations onward, bool comes)
    {
        var (author, picture) = (An.Author(), Picture(onward));
        var piece = An.Article(An.Content("With a picture", author) with { LeadIllustrationId = picture.Id, License = License.CcBy });
        await SaveAsync(author, picture, piece);

        Assert.That((await CardAsync(piece.Slug)).TryGetProperty("thumbnail_url", out _), Is.EqualTo(comes));
    }

    [Test]
    public async Task It_speaks_XML_too_and_no_other_format()
    {
        var author = An.Author();
        var piece = An.Article(An.Content("In XML & JSON", author));
        await SaveAsync(author, piece);

        using var answer = await Client.GetAsync($"/oembed?format=xml&url={Site}/read/{piece.Slug}/");
        var card = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        Assert.That(answer.Header("Content-Type"), Is.EqualTo("text/xml; charset=utf-8"));
        Assert.That(
            (card.Name.LocalName, card.Element("title")!.Value, card.Element("width")!.Value),
            Is.EqualTo(("oembed", "In XML & JSON", "600"))
        );
        Assert.That((await GetAsync($"/oembed?format=yaml&url={Site}/read/{piece.Slug}/", 501)).Text("code"), Is.EqualTo("format-unknown"));
    }

    [Test]
    public async Task It_knows_an_address_as_people_pass_it_on()
    {
        var author = An.Author();
        var piece = An.Article(An.Content("Passed on", author));
        var former = piece.Slug;
        await SaveAsync(author, piece);
        await ChangeAsync<Article>(piece.Id, a => a.MoveTo(former + "-moved", An.Hour));

        foreach (
            var address in new[]
            {
                $"{Site}/read/{former}-moved/",
                $"{Site}/read/{former}-moved",
                $"{Site}/read/{former}/",
                $"http://ALMANAC.example/read/{former}/?utm_source=x#top",
            }
        )
        {
            var card = await GetAsync($"/oembed?url={Uri.EscapeDataString(address)}");
            Assert.That(card.Text("html"), Does.Contain($"{Site}/read/{former}-moved/"), address);
        }

        foreach (
            var address in new[]
            {
                $"{Site}/articles/{former}",
                $"{Site}/read/nothing-here/",
                $"{Site}/read/{former}/more/",
                $"{Site}/read/",
                "https://elsewhere.example/read/x/",
                $"https://almanac.example:444/read/{former}/",
                "javascript:alert(1)",
                "nonsense",
                $"{Site}/read/{piece.Id}/",
            }
        )
            Assert.That(
                (await GetAsync($"/oembed?url={Uri.EscapeDataString(address)}", 404)).Text("code"),
                Is.EqualTo("not-found"),
                address
            );
    }

    [Test]
    public async Task What_is_not_public_has_no_card()
    {
        var author = An.Author();
        var (piece, draft) = (An.Article(An.Content("Withdrawn soon", author)), An.Draft(An.Content("Not yet", author)));
        await SaveAsync(author, piece, draft);
        await CardAsync(piece.Slug);

        await ChangeAsync<Article>(piece.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "Gone.", false, null, null, An.Hour), An.Hour)
        );

        foreach (var slug in new[] { piece.Slug, draft.Slug })
            await GetAsync($"/oembed?url={Site}/read/{slug}/", 404);
    }

    [TestCase("", "url")]
    [TestCase("url=", "url")]
    [TestCase("url=x&url=y", "url")]
    [TestCase("url=x&maxwidth=0", "maxwidth")]
    [TestCase("url=x&maxheight=wide", "maxheight")]
    public async Task What_cannot_be_answered_is_refused(string query, string parameter) =>
        Assert.That((await GetAsync($"/oembed?{query}", 400)).Text("errors/0/parameter"), Is.EqualTo(parameter));

    private Task<JsonElement> CardAsync(string slug, string more = "") =>
        GetAsync($"/oembed?url={Uri.EscapeDataString($"{Site}/read/{slug}/")}{more}");

    private static Illustration Picture(OnwardIllustrations onward)
    {
        var picture = An.Illustration();
        picture.Edit(picture.Facts with { Onward = onward }, An.Hour);
        return picture;
    }
}
