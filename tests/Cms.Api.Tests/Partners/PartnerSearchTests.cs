using System.Text.Json;
using Cms.Api.Delivery.Search;
using Cms.Api.Tests.Delivery.Search;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Search;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>
/// What a partner finds by words: of what it may have, in the grammar and by the ranks of readers' search. What it finds of a piece in
/// every state is told by <see cref="PartnerStatesTests"/>.
/// </summary>
public sealed class PartnerSearchTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _mira = An.Author("Mira Quennell");
    private readonly Model.Topics.Topic _topic = An.Topic("Harbours");
    private readonly Model.Topics.Topic _narrow = An.Topic("Piers");
    private HttpClient _desk = null!;
    private HttpClient _partner = null!;
    private Article _titled = null!,
        _headed = null!,
        _often = null!,
        _once = null!,
        _german = null!,
        _others = null!;

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Admin);
        await SaveAsync(_mira, _topic, _narrow);
        (_partner, _, _) = await Host.EntitledAsync(_desk, new { topics = new[] { _topic.Id } });
        // The older, the better they match.
        _titled = Piece(1, "A Keeper and a Lantern", "It is dark.");
        _headed = Piece(2, "On Light", "It is dark.", c => c with { Subtitle = "What the lantern tells its keeper" });
        _often = Piece(3, "On Nights", "A lantern, a lantern, two lanterns. One keeper, a keeper, two keepers.");
        _once = Piece(4, "On Mornings", "Some keeper had a lantern, once.", c => c with { TopicIds = [_topic.Id, _narrow.Id] });
        _german = Piece(5, "Die Häuser am Fluss", "Die Fähre der Laternen.", c => c with { Language = "de" });
        _others = Piece(6, "The Lantern Keeper of Osk", "Not theirs.", c => c with { TopicIds = [_narrow.Id] });
        await SaveAsync(_titled, _headed, _often, _once, _german, _others);
    }

    [OneTimeTearDown]
    public void Leave()
    {
        _desk?.Dispose();
        _partner?.Dispose();
    }

    [Test]
    public async Task It_finds_what_it_may_have_the_best_first_and_nothing_else()
    {
        var found = await FindAsync("lantern keeper", "&count=true");

        Assert.That(found.PieceIds(), Is.EqualTo(new[] { _titled.Id, _headed.Id, _often.Id, _once.Id }));
        Assert.That(found.At("meta/total").GetInt32(), Is.EqualTo(4));
        Assert.That(found.At("meta/isCut").GetBoolean(), Is.False);
        Assert.That((await FindAsync("osk", "&count=true")).At("meta/total").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task It_is_asked_in_the_grammar_of_readers()
    {
        Assert.That((await FindAsync("\"its keeper\"")).PieceIds(), Is.EqualTo(new[] { _headed.Id }));
        Assert.That((await FindAsync("LANTERNS -once -tells")).PieceIds(), Is.EqualTo(new[] { _titled.Id, _often.Id }));
        Assert.That((await FindAsync("haus")).PieceIds(), Is.EqualTo(new[] { _german.Id }));
        Assert.That((await FindAsync("quennell mornings")).PieceIds(), Is.EqualTo(new[] { _once.Id }));
    }

    [Test]
    public async Task Filters_orders_and_pages_of_the_list_hold_of_what_is_found()
    {
        Assert.That(
            (await FindAsync("lantern", "&sort=-publishedAt")).PieceIds(),
            Is.EqualTo(new[] { _once.Id, _often.Id, _headed.Id, _titled.Id })
        );
        Assert.That((await FindAsync("lantern", "&sort=publishedAt,-modifiedAt")).PieceIds().First(), Is.EqualTo(_titled.Id));
        Assert.That((await FindAsync("lantern", "&sort=relevance&topic=" + _narrow.Slug)).PieceIds(), Is.EqualTo(new[] { _once.Id }));
        Assert.That((await FindAsync("laterne", "&language=de")).PieceIds(), Is.EqualTo(new[] { _german.Id }));
        Assert.That(
            (await FindAsync("lantern", "&publishedAt[lt]=2026-11-01T14:30:00Z")).PieceIds(),
            Is.EqualTo(new[] { _titled.Id, _headed.Id })
        );
        foreach (var sort in new[] { "", "&sort=relevance", "&sort=-publishedAt", "&sort=modifiedAt,-publishedAt" })
        {
            var whole = (await FindAsync("lantern", sort)).PieceIds();
            var pages = await _partner.WalkAsync($"/v1/partner/articles?q=lantern&limit=1{sort}");
            Assert.That(pages.Select(p => p.At("article/id").GetGuid()), Is.EqualTo(whole), sort);
        }

        Assert.That((await FindAsync("lantern", "&limit=2&page=2")).PieceIds(), Is.EqualTo(new[] { _often.Id, _once.Id }));
    }

    [Test]
    public async Task A_cursor_is_good_for_its_own_words_alone()
    {
        var cursor = (await FindAsync("lantern", "&limit=1")).Text("meta/nextCursor");

        foreach (var path in new[] { "articles?q=keeper&limit=1", "articles?limit=1", "articles?q=lantern&limit=1&sort=publishedAt" })
            Assert.That(
                (await _partner.ReadAsync($"/v1/partner/{path}&cursor={cursor}", 400)).Text("code"),
                Is.EqualTo("cursor-mismatch"),
                path
            );
    }

    [TestCase("q=", "1 to 200")]
    [TestCase("q=-ferry", "to be absent")]
    [TestCase("sort=relevance", "send q with it")]
    [TestCase("q=ferry&sort=title", "relevance")]
    [TestCase("q=ferry&sort=relevance,publishedAt", "relevance")]
    [TestCase("q=ferry&q=bus", "once")]
    public async Task What_cannot_be_answered_is_refused_with_a_sentence(string query, string words) =>
        Assert.That((await _partner.ReadAsync($"/v1/partner/articles?{query}", 400)).ToString(), Does.Contain(words));

    [Test]
    public async Task Any_text_is_answered_or_refused()
    {
        foreach (var q in AwkwardTexts.All.Concat(AwkwardTexts.Long))
        {
            using var answer = await _partner.GetAsync($"/v1/partner/articles?count=true&q={Uri.EscapeDataString(q)}");
            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(400), $"{q}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Test]
    public async Task Of_more_than_are_looked_at_the_newest_are_and_it_says_so()
    {
        var piece = Piece(7, "Overgrowth", "Ferns.");
        await SaveAsync(piece);
        Assert.That((await FindAsync("overgrowth")).PieceIds(), Is.EqualTo(new[] { piece.Id }));

        await Host.CrowdAsync(SearchTables.Public, "Overgrowth", SearchReader.MostMatches);

        var found = await FindAsync("overgrowth", "&count=true");
        Assert.That(found.PieceIds(), Is.Empty);
        Assert.That((found.At("meta/isCut").GetBoolean(), found.At("meta/total").GetInt32()), Is.EqualTo((true, 0)));
        Assert.That((await FindAsync("ferns -keeper")).At("meta/isCut").GetBoolean(), Is.False);
    }

    private Task<JsonElement> FindAsync(string q, string more = "") =>
        _partner.ReadAsync($"/v1/partner/articles?q={Uri.EscapeDataString(q)}{more}");

    private Article Piece(int hours, string title, string body, Func<ArticleContent, ArticleContent>? more = null)
    {
        var content = An.Content(title, _mira) with { Body = body, TopicIds = [_topic.Id] };
        return An.Article(more is null ? content : more(content), An.Hour.AddHours(hours));
    }
}
