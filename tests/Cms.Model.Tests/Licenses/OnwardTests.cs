using Cms.Model.Articles;
using Cms.Model.Licenses;
using Cms.Model.Sources;
using NUnit.Framework;

namespace Cms.Model.Tests.Licenses;

public sealed class OnwardTests
{
    private static readonly DateTime Now = new(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc);

    [TestCase("CC-BY-4.0", null)]
    [TestCase("CC-BY-NC-ND-4.0", null)]
    [TestCase("CC0-1.0", null)]
    [TestCase("LicenseRef-AllRightsReserved", OnwardDenial.License)]
    [TestCase("LicenseRef-OurHouse", OnwardDenial.License)]
    public void A_piece_of_ours_goes_on_under_a_license_given_to_everybody(string license, OnwardDenial? denial) =>
        Assert.That(Of(Content(License.CcBy with { Id = license })).Text, Is.EqualTo(denial));

    [Test]
    public void A_piece_without_a_license_stays() => Assert.That(Of(Content(null)).Text, Is.EqualTo(OnwardDenial.License));

    [TestCase(AttributionRelation.OriginallyPublishedIn)]
    [TestCase(AttributionRelation.RepublishedFrom)]
    [TestCase(AttributionRelation.InCollaborationWith)]
    public void A_source_that_binds_has_its_say(AttributionRelation relation)
    {
        var silent = Source(OnwardRights.None, null);
        var generous = Source(Everything(null), null);
        var reserved = Source(Everything(null), License.AllRightsReserved);

        Assert.Multiple(() =>
        {
            Assert.That(Of(From(relation, silent), silent).Text, Is.EqualTo(OnwardDenial.Source));
            Assert.That(Of(From(relation, generous), generous).Text, Is.Null);
            Assert.That(
                Of(From(relation, generous, silent), generous, silent).Text,
                Is.EqualTo(OnwardDenial.Source),
                "The strictest wins."
            );
            Assert.That(Of(From(relation, reserved), reserved).Text, Is.EqualTo(OnwardDenial.License), "License in bounds license out.");
        });
    }

    [Test]
    public void Being_part_of_a_project_binds_nobody()
    {
        var reserved = Source(OnwardRights.None, License.AllRightsReserved);

        var onward = Of(From(AttributionRelation.PartOf, reserved), reserved);

        Assert.That(
            (onward.Text, onward.Illustration(OnwardIllustrations.Allowed, withStory: true)),
            Is.EqualTo(((OnwardDenial?)null, (OnwardDenial?)null))
        );
    }

    [Test]
    public void A_publication_of_which_nothing_is_on_record_never_let_us_pass_anything_on()
    {
        var content = Content(License.CcBy) with
        {
            Attributions = [new Attribution(AttributionRelation.RepublishedFrom, null, Text: "From a newsletter.")],
        };

        Assert.That(Of(content).Text, Is.EqualTo(OnwardDenial.Source));
    }

    [TestCase(-1, OnwardDenial.Source)]
    [TestCase(0, null)]
    [TestCase(1, null)]
    public void A_right_ends_when_it_was_said_to(int seconds, OnwardDenial? denial)
    {
        var source = Source(Everything(Now.AddSeconds(seconds)), null);

        Assert.That(Of(From(AttributionRelation.RepublishedFrom, source), source).Text, Is.EqualTo(denial));
    }

    [TestCase(OnwardIllustrations.Allowed, OnwardIllustrations.Allowed, null, null)]
    [TestCase(OnwardIllustrations.Allowed, OnwardIllustrations.WithStory, null, OnwardDenial.StoryOnly)]
    [TestCase(OnwardIllustrations.WithStory, OnwardIllustrations.Allowed, null, OnwardDenial.StoryOnly)]
    [TestCase(OnwardIllustrations.Denied, OnwardIllustrations.Allowed, OnwardDenial.Source, OnwardDenial.Source)]
    [TestCase(OnwardIllustrations.Allowed, OnwardIllustrations.Denied, OnwardDenial.Illustration, OnwardDenial.Illustration)]
    public void Of_the_sources_and_the_illustrations_own_rights_the_strictest_wins(
        OnwardIllustrations ofSource,
        OnwardIllustrations own,
        OnwardDenial? withStory,
        OnwardDenial? alone
    )
    {
        var source = Source(Everything(null) with { Illustrations = ofSource }, null);

        var onward = Of(From(AttributionRelation.InCollaborationWith, source), source);

        Assert.That(
            (onward.Illustration(own, withStory: true), onward.Illustration(own, withStory: false)),
            Is.EqualTo((withStory, alone))
        );
    }

    [Test]
    public void A_license_that_keeps_the_pictures_keeps_those_that_are_cleared_too()
    {
        var license = License.CcBy with { Terms = License.CcBy.Terms with { Images = Permission.No } };

        Assert.That(Of(Content(license)).Illustration(OnwardIllustrations.Allowed, withStory: true), Is.EqualTo(OnwardDenial.License));
    }

    private static Onward Of(ArticleContent content, params SyndicationSource[] sources) =>
        Onward.Of(content, sources.ToDictionary(s => s.Id), Now);

    private static ArticleContent Content(License? license) => new() { Title = "A title", License = license };

    private static ArticleContent From(AttributionRelation relation, params SyndicationSource[] sources) =>
        Content(License.CcBy) with
        {
            Attributions = [.. sources.Select(s => new Attribution(relation, s.Id))],
        };

    private static OnwardRights Everything(DateTime? until) =>
        new(OnwardText.Allowed, OnwardIllustrations.Allowed, OnwardCanonical.Ours, until);

    private static SyndicationSource Source(OnwardRights onward, License? license) =>
        new(
            $"source-{Guid.NewGuid():N}"[..20],
            SourceKind.Publication,
            new SourceProfile
            {
                Name = "A source",
                Onward = onward,
                License = license,
            },
            Now
        );
}
