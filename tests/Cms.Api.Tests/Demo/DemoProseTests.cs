using System.Text.RegularExpressions;
using Cms.Demo;
using NUnit.Framework;

namespace Cms.Api.Tests.Demo;

[TestFixture]
public sealed partial class DemoProseTests
{
    [Test]
    public void The_same_seed_gives_the_same_words()
    {
        var (one, other) = (new DemoProse(7), new DemoProse(7));

        Assert.That(AllOf(one), Is.EqualTo(AllOf(other)));
    }

    [Test]
    public void Another_seed_gives_other_words()
    {
        var (one, other) = (new DemoProse(7), new DemoProse(8));

        Assert.That(AllOf(one), Is.Not.EqualTo(AllOf(other)));
    }

    [Test]
    public void A_body_has_the_length_of_a_magazine_article()
    {
        var prose = new DemoProse(1);

        var lengths = Enumerable.Range(0, 200).Select(_ => Words(prose.Body(new BodyPlan()))).ToList();

        Assert.That(lengths, Is.All.InRange(900, 1_800));
        Assert.That(lengths.Max() - lengths.Min(), Is.GreaterThan(400));
    }

    [TestCase(300)]
    [TestCase(1_500)]
    [TestCase(5_000)]
    public void A_body_is_about_as_long_as_planned(int planned)
    {
        var prose = new DemoProse(2);

        var lengths = Enumerable.Range(0, 50).Select(_ => Words(prose.Body(new BodyPlan { Words = planned }))).ToList();

        var leeway = Math.Max(planned / 10, 90);
        Assert.That(lengths, Is.All.InRange(planned - leeway, planned + leeway));
    }

    [Test]
    public void A_body_without_room_for_anything_still_begins_and_ends()
    {
        var body = new DemoProse(3).Body(new BodyPlan { Words = 1 });

        Assert.That(body.Split("\n\n"), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_body_has_headings_lists_quotations_and_links_to_invented_hosts()
    {
        var prose = new DemoProse(4);

        var bodies = Enumerable.Range(0, 50).Select(_ => prose.Body(new BodyPlan())).ToList();

        Assert.That(bodies, Is.All.Match("(?m)^## "));
        Assert.That(bodies, Is.All.Match("(?m)^- "));
        Assert.That(bodies, Is.All.Match("(?m)^1\\. "));
        Assert.That(bodies, Is.All.Match("(?m)^> "));
        Assert.That(bodies, Has.Some.Match("(?m)^---$"));
        Assert.That(bodies, Has.Some.Match("(?m)^```$"));
        Assert.That(bodies, Has.Some.Match("\\*\\*.+?\\*\\*"));
        Assert.That(
            bodies.SelectMany(b => Address().Matches(b)).Select(m => m.Value),
            Is.Not.Empty.And.All.Match("^https://[a-z-]+\\.example/")
        );
    }

    [TestCase(1_200)]
    [TestCase(60)]
    public void Every_planned_illustration_and_article_is_placed_once_and_in_order(int words)
    {
        var plan = new BodyPlan
        {
            Words = words,
            Illustrations = Ids(5),
            Articles = Ids(7),
        };

        var body = new DemoProse(5).Body(plan);

        Assert.That(
            body.Split('\n').Where(line => line.StartsWith("![", StringComparison.Ordinal)),
            Is.EqualTo(plan.Illustrations.Select(id => $"![](illustration:{id})"))
        );
        Assert.That(ArticleLink().Matches(body).Select(m => Guid.Parse(m.Groups[1].Value)), Is.EqualTo(plan.Articles));
    }

    [Test]
    public void No_text_shows_an_unfilled_slot_or_begins_small()
    {
        var prose = new DemoProse(6);

        var texts = Enumerable.Range(0, 300).SelectMany(_ => AllOf(prose)).ToList();

        Assert.That(texts, Is.All.Not.Contains("{").And.All.Not.Contains("  ,").And.All.Not.Contains(",,").And.All.Not.Contains(",."));
        Assert.That(texts.Select(t => t.TrimStart('*', '“', '«')[0]), Is.All.Matches<char>(char.IsUpper));
    }

    [Test]
    public void Spanish_joins_its_articles()
    {
        var prose = new DemoProse(9);

        var bodies = Enumerable.Range(0, 100).Select(_ => prose.SpanishTitle() + "\n" + prose.SpanishBody(new BodyPlan())).ToList();

        Assert.That(bodies, Is.All.Not.Match(" (de|a) el "));
    }

    [Test]
    public void Titles_and_short_bodies_are_seldom_the_same()
    {
        var prose = new DemoProse(10);

        var titles = Enumerable.Range(0, 1_000).Select(_ => prose.Title()).ToHashSet();
        var bodies = Enumerable.Range(0, 1_000).Select(_ => prose.ReadyBody(150)).ToHashSet();

        Assert.That(titles, Has.Count.GreaterThan(700));
        Assert.That(bodies, Has.Count.GreaterThan(950));
    }

    [Test]
    public void A_ready_body_has_the_length_that_is_asked_for_and_no_paragraph_twice()
    {
        var prose = new DemoProse(11);

        foreach (var words in new[] { 150, 900, 3_000 })
        {
            var bodies = Enumerable.Range(0, 200).Select(_ => prose.ReadyBody(words)).ToList();

            Assert.That(bodies.Select(Words), Is.All.InRange(words * 0.7, words * 1.3));
            Assert.That(bodies.Select(b => b.Split("\n\n").Where(p => !p.StartsWith('#'))), Is.All.Unique);
        }
    }

    [Test]
    public void Lengths_are_300_to_3000_words_and_900_on_the_average()
    {
        var prose = new DemoProse(12);

        var lengths = Enumerable.Range(0, 10_000).Select(_ => prose.Length()).ToList();

        Assert.That(lengths, Is.All.InRange(300, 3_000));
        Assert.That(lengths.Average(), Is.EqualTo(900).Within(30));
    }

    [Test]
    public void Passages_are_in_four_scripts_and_composed()
    {
        var passages = DemoPassages.All;

        Assert.That(passages.Select(p => p.Language).Distinct(), Is.EquivalentTo(["ar", "hi", "ja", "el"]));
        Assert.That(passages.Select(p => p.Title + p.Excerpt + p.Body), Is.All.Matches<string>(t => t!.IsNormalized()));
    }

    private static List<string> AllOf(DemoProse prose) =>
        [
            prose.Title(),
            prose.Sentence(),
            prose.Paragraph(4),
            prose.Excerpt(),
            prose.Body(new BodyPlan { Illustrations = Ids(1) }),
            prose.Name(),
            prose.SpanishTitle(),
            prose.SpanishExcerpt(),
            prose.SpanishBody(new BodyPlan { Words = 400 }),
            prose.ReadyBody(150),
        ];

    private static Guid[] Ids(int count) => [.. Enumerable.Range(1, count).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private static int Words(string markdown) => Word().Count(Target().Replace(markdown, ""));

    [GeneratedRegex(@"[\p{L}\p{N}’'-]*\p{L}[\p{L}\p{N}’'-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Target();

    [GeneratedRegex(@"https?://[^)]*")]
    private static partial Regex Address();

    [GeneratedRegex(@"\[[^\]]+\]\(article:([0-9a-f-]{36})\)")]
    private static partial Regex ArticleLink();
}
