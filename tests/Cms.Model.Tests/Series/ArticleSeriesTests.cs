using Cms.Model.Series;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Series;

public sealed class ArticleSeriesTests
{
    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Two = Guid.CreateVersion7();
    private static readonly Guid Three = Guid.CreateVersion7();

    [Test]
    public void Members_stand_in_the_order_they_were_given_whatever_their_parts()
    {
        var series = An.Series(SeriesKind.Multipart);

        series.SetMembers([new(Two, 2, "Pt.2"), new(One, 1, "Part I"), new(Three)], An.Hour);

        Assert.That(
            series.Members.OrderBy(m => m.Position).Select(m => (m.ArticleId, m.Part, m.Label)),
            Is.EqualTo(new[] { (Two, (int?)2, "Pt.2"), (One, 1, "Part I"), (Three, (int?)null, (string?)null) })
        );
    }

    [Test]
    public void Setting_members_again_keeps_who_stays_and_drops_who_does_not()
    {
        var series = An.Series();
        series.SetMembers([new(One), new(Two)], An.Hour);
        var kept = series.Members.Single(m => m.ArticleId == Two);

        series.SetMembers([new(Three), new(Two)], An.Hour);

        Assert.Multiple(() =>
        {
            Assert.That(series.Members.OrderBy(m => m.Position).Select(m => m.ArticleId), Is.EqualTo(new[] { Three, Two }));
            Assert.That(series.Members, Has.Member(kept));
        });
    }

    [Test]
    public void A_multipart_series_has_at_most_a_hundred_parts_and_a_collection_any_number()
    {
        var places = Enumerable.Range(1, ArticleSeries.MaxParts + 1).Select(n => new SeriesPlace(Guid.CreateVersion7())).ToList();
        var collection = An.Series();

        collection.SetMembers(places, An.Hour);

        Assert.Multiple(() =>
        {
            Assert.That(collection.Members, Has.Count.EqualTo(places.Count));
            Assert.That(() => An.Series(SeriesKind.Multipart).SetMembers(places, An.Hour), Broken.Rule("too-many-parts"));
            Assert.That(() => An.Series(SeriesKind.Multipart).SetMembers(places[1..], An.Hour), Throws.Nothing);
        });
    }

    [Test]
    public void Each_rule_of_a_series_has_a_code_of_its_own()
    {
        var series = An.Series(SeriesKind.Multipart);

        Assert.Multiple(() =>
        {
            Assert.That(() => series.SetMembers([new(One, 1), new(One, 2)], An.Hour), Broken.Rule("member-twice"));
            Assert.That(() => series.SetMembers([new(One, 1), new(Two, 1)], An.Hour), Broken.Rule("part-twice"));
            Assert.That(() => An.Series().SetMembers([new(One, 1)], An.Hour), Broken.Rule("part-in-collection"));
            Assert.That(() => series.Edit(new SeriesProfile { Title = " " }, An.Hour), Broken.Rule("title-required"));
            Assert.That(() => series.KeepKind(SeriesKind.Collection), Broken.Rule("kind-fixed"));
            Assert.That(() => series.KeepKind(SeriesKind.Multipart), Throws.Nothing);
        });
        Assert.That((series.Members.Count, series.EditVersion), Is.EqualTo((0, 1)), "A refused verb changes nothing.");
    }

    [Test]
    public void The_sources_that_a_series_is_made_with_are_no_second_act()
    {
        var series = new ArticleSeries(
            "made-with-two",
            SeriesKind.Collection,
            new SeriesProfile { Title = "Made with two" },
            An.Hour,
            One,
            Two
        );

        Assert.That((series.EditVersion, series.Version, series.Sources.Count), Is.EqualTo((1, An.Series().Version, 2)));
    }

    [Test]
    public void Sources_stand_in_the_order_they_were_last_given()
    {
        var series = An.Series();

        series.MadeWith([One, Two], An.Hour);
        series.MadeWith([Three, Two, Three], An.Hour);

        Assert.That(series.Sources.OrderBy(s => s.Position).Select(s => s.SourceId), Is.EqualTo(new[] { Three, Two }));
    }
}
