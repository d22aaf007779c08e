using Cms.Model.Articles;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Articles;

public sealed class ArticleTests
{
    private static readonly DateTime Later = An.Hour.AddDays(1);
    private static readonly ArticleContent Complete = An.Content("A whole piece", An.Author());

    [Test]
    public void A_draft_is_seen_by_nobody_and_has_no_version()
    {
        var article = An.Draft(Complete);

        Assert.Multiple(() =>
        {
            Assert.That(
                (article.Status, article.IsPublic, article.WasPublic, article.Version),
                Is.EqualTo((ArticleStatus.Draft, false, false, 0))
            );
            Assert.That(article.Live, Is.Null);
            Assert.That(article.PublishedAt, Is.Null);
        });
    }

    [Test]
    public void A_published_article_shows_what_the_desk_had()
    {
        var article = An.Draft(Complete);

        article.Publish(Later);

        Assert.Multiple(() =>
        {
            Assert.That((article.Status, article.IsPublic, article.Version), Is.EqualTo((ArticleStatus.Published, true, 1)));
            Assert.That(article.Live, Is.EqualTo(Complete));
            Assert.That(article.Working, Is.Null);
            Assert.That(
                (article.PublishedAt, article.UpdatedAt, article.ModifiedAt),
                Is.EqualTo(((DateTime?)Later, (DateTime?)Later, Later))
            );
        });
    }

    [Test]
    public void Editing_never_touches_what_is_live()
    {
        var article = An.Article(Complete);
        var before = (article.Live, article.Version, article.ModifiedAt, article.UpdatedAt);

        article.Edit(Complete with { Title = "Another title" }, Later);

        Assert.Multiple(() =>
        {
            Assert.That((article.Live, article.Version, article.ModifiedAt, article.UpdatedAt), Is.EqualTo(before));
            Assert.That(article.Working!.Title, Is.EqualTo("Another title"));
        });
    }

    [Test]
    public void The_date_of_publication_never_moves()
    {
        var article = An.Draft(Complete);
        var ranFirst = An.Hour.AddYears(-3);

        article.Publish(An.Hour, ranFirst);
        article.Edit(Complete with { Title = "Again" }, Later);
        article.Publish(Later, Later.AddHours(-1));
        article.Unpublish(Later);
        article.Publish(Later.AddDays(1));
        article.Withdraw(Withdrawn, Later.AddDays(2));
        article.Publish(Later.AddDays(3), An.Hour.AddYears(-5), "It is back, checked anew.");

        Assert.That(article.PublishedAt, Is.EqualTo(ranFirst));
    }

    [Test]
    public void What_ran_elsewhere_first_was_last_updated_when_it_ran()
    {
        var article = An.Draft(Complete);

        article.Publish(Later, An.Hour.AddYears(-3));

        Assert.Multiple(() =>
        {
            Assert.That(article.UpdatedAt, Is.EqualTo(An.Hour.AddYears(-3)));
            Assert.That(article.ModifiedAt, Is.EqualTo(Later));
        });
    }

    [Test]
    public void The_date_of_an_update_stays_where_a_clock_goes_back()
    {
        var (article, ahead) = (An.Article(Complete), An.Hour.AddHours(2));

        article.Correct(CorrectionKind.Correction, "It was not so.", Complete with { Title = "By a clock that is ahead" }, ahead);
        article.Correct(CorrectionKind.Correction, "Nor so.", Complete with { Title = "By one that is right" }, An.Hour.AddMinutes(1));
        article.Edit(Complete with { Title = "Once more" }, An.Hour.AddMinutes(2));
        article.Publish(An.Hour.AddMinutes(2));

        Assert.That(article.UpdatedAt, Is.EqualTo(ahead));
    }

    [Test]
    public void Every_version_is_at_least_a_whole_second_newer()
    {
        var article = An.Article(Complete);
        var dates = new List<DateTime> { article.ModifiedAt };

        for (var n = 0; n < 5; n++)
        {
            article.Edit(Complete with { Title = $"Title {n}" }, An.Hour);
            article.Publish(An.Hour.AddMilliseconds(n));
            dates.Add(article.ModifiedAt);
        }

        Assert.That(dates.Zip(dates.Skip(1), (a, b) => b - a), Has.All.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void A_correction_names_the_version_that_carries_it()
    {
        var article = An.Article(Complete);

        article.Correct(CorrectionKind.Correction, "The bridge is in Kent.", article.Live! with { Body = "In Kent." }, Later);
        article.Edit(article.Live! with { Title = "Another" }, Later);
        article.Publish(Later);
        article.Correct(CorrectionKind.Clarification, "That is, in England.", article.Live! with { Body = "In Kent, England." }, Later);

        Assert.That(
            article.Corrections.Select(c => (c.Version, c.Kind, c.At)),
            Is.EqualTo(new[] { (2, CorrectionKind.Correction, Later), (4, CorrectionKind.Clarification, Later) })
        );
    }

    [Test]
    public void A_correction_leaves_an_unfinished_working_copy_unpublished()
    {
        var article = An.Article(Complete);
        article.Edit(Complete with { Title = "Half done" }, Later);

        article.Correct(CorrectionKind.Correction, "It was wrong.", article.Live! with { Body = "Right." }, Later);

        Assert.Multiple(() =>
        {
            Assert.That((article.Live!.Title, article.Live.Body), Is.EqualTo((Complete.Title, "Right.")));
            Assert.That(article.Working!.Title, Is.EqualTo("Half done"));
        });
    }

    [Test]
    public void What_was_withdrawn_leads_back_with_the_same_date_and_without_the_notice()
    {
        var article = An.Article(Complete);
        article.Withdraw(Withdrawn, Later);

        Assert.That(() => article.Publish(Later.AddDays(1)), Broken.Rule("editors-note-required"));
        article.Publish(Later.AddDays(1), editorsNote: "It is back, checked anew.");

        Assert.Multiple(() =>
        {
            Assert.That(article.Withdrawal, Is.Null);
            Assert.That(article.PublishedAt, Is.EqualTo(An.Hour));
            Assert.That(
                article.Corrections,
                Is.EqualTo(new[] { new Correction(CorrectionKind.EditorsNote, "It is back, checked anew.", Later.AddDays(1), 3) })
            );
            Assert.That(article.Version, Is.EqualTo(3));
        });
    }

    [Test]
    public void A_piece_that_misses_its_time_goes_back_to_where_it_stood_and_says_why_until_it_has_another()
    {
        var (scheduled, embargoed, again, update) = (An.Draft(Complete), An.Draft(Complete), An.Article(Complete), An.Article(Complete));
        scheduled.Schedule(Later, An.Hour);
        embargoed.Embargo(Later, An.Hour);
        again.Unpublish(An.Hour);
        again.Schedule(Later, An.Hour);
        update.Edit(Complete with { Title = "An update" }, An.Hour);
        update.Schedule(Later, An.Hour);

        foreach (var article in new[] { scheduled, embargoed, again, update })
            article.MissSchedule("A piece needs a license.");

        var all = new[] { scheduled, embargoed, again, update };
        Assert.That(
            all.Select(a => a.Status),
            Is.EqualTo(new[] { ArticleStatus.Draft, ArticleStatus.Draft, ArticleStatus.Unpublished, ArticleStatus.Published })
        );
        Assert.That(all.Select(a => (a.DueAt, a.Refusal)), Has.All.EqualTo(((DateTime?)null, "A piece needs a license.")));
        Assert.That(update.Working!.Title, Is.EqualTo("An update"));
        Assert.That(() => update.MissSchedule("Again."), Broken.Rule("wrong-state"));
        scheduled.Schedule(Later.AddDays(1), Later);
        embargoed.Embargo(Later.AddDays(1), Later);
        Assert.That((scheduled.Refusal, embargoed.Refusal), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void Each_step_is_kept_as_a_revision_with_the_number_of_its_edit()
    {
        var article = An.Draft(Complete);

        article.Edit(Complete, Later);
        article.SubmitForReview(Later);
        article.Publish(Later);
        article.Correct(CorrectionKind.Update, "More is known.", article.Live!, Later);
        article.Unpublish(Later);

        Assert.That(
            article.Revisions.Select(r => (r.Number, r.Reason)),
            Is.EqualTo(new[] { (1, "created"), (2, "saved"), (3, "submitted"), (4, "published"), (5, "corrected"), (6, "unpublished") })
        );
    }

    [Test]
    public void Text_is_kept_composed()
    {
        var article = An.Draft(Complete with { Title = "Cafe\u0301", Body = "E\u0301t\u00e9" });

        Assert.That((article.Working!.Title, article.Working.Body), Is.EqualTo(("Caf\u00e9", "\u00c9t\u00e9")));
    }

    [TestCase("title-required")]
    [TestCase("byline-required")]
    [TestCase("license-required")]
    [TestCase("attribution-incomplete")]
    public void An_incomplete_piece_is_held_back_at_every_gate(string code)
    {
        var content = code switch
        {
            "title-required" => Complete with { Title = "  " },
            "byline-required" => Complete with { Contributions = [] },
            "license-required" => Complete with { License = null },
            _ => Complete with { Attributions = [new(AttributionRelation.PartOf, null)] },
        };
        var live = An.Article(Complete);

        Assert.Multiple(() =>
        {
            Assert.That(() => An.Draft(content).Publish(Later), Broken.Rule(code));
            Assert.That(() => An.Draft(content).Schedule(Later, An.Hour), Broken.Rule(code));
            Assert.That(() => An.Draft(content).Embargo(Later, An.Hour), Broken.Rule(code));
            Assert.That(() => live.Correct(CorrectionKind.Correction, "It was wrong.", content, Later), Broken.Rule(code));
        });
    }

    [Test]
    public void A_piece_without_authors_may_name_the_source_it_came_from()
    {
        var article = An.Draft(
            Complete with
            {
                Contributions = [],
                Attributions = [new(AttributionRelation.RepublishedFrom, Guid.CreateVersion7())],
            }
        );

        article.Publish(Later);

        Assert.That(article.IsPublic);
    }

    [Test]
    public void Rules_about_dates_words_and_repetition_have_codes_of_their_own()
    {
        var published = An.Article(Complete);

        Assert.Multiple(() =>
        {
            Assert.That(() => An.Draft(Complete).Publish(An.Hour, Later), Broken.Rule("publication-in-future"));
            Assert.That(() => published.Publish(Later), Broken.Rule("nothing-to-publish"));
            Assert.That(() => An.Draft(Complete).Schedule(An.Hour, An.Hour), Broken.Rule("schedule-in-past"));
            Assert.That(() => An.Draft(Complete).Embargo(An.Hour, An.Hour), Broken.Rule("embargo-in-past"));
            Assert.That(() => published.Correct(CorrectionKind.Correction, " ", Complete, Later), Broken.Rule("correction-text-required"));
            Assert.That(() => published.Withdraw(Withdrawn with { Notice = "" }, Later), Broken.Rule("withdrawal-notice-required"));
            Assert.That(() => published.TranslationFrom(published.Id, Later), Broken.Rule("translation-of-itself"));
            Assert.That(() => published.MoveTo("Not A Slug", Later), Broken.Rule("slug-malformed"));
        });
        Assert.That((published.Version, published.EditVersion), Is.EqualTo((1, 2)), "A refused verb changes nothing.");
    }

    [TestCase("edit", "draft inReview scheduled embargoed published unpublished")]
    [TestCase("publish", "draft inReview scheduled embargoed unpublished withdrawn")]
    [TestCase("correct", "published")]
    [TestCase("unpublish", "published")]
    [TestCase("withdraw", "published unpublished")]
    [TestCase("schedule", "draft inReview scheduled unpublished")]
    [TestCase("embargo", "draft inReview scheduled embargoed")]
    [TestCase("submit", "draft")]
    [TestCase("trash", "draft inReview scheduled unpublished withdrawn")]
    public void Each_verb_is_taken_in_its_states_only(string verb, string states)
    {
        var taken = All.Where(state => IsTaken(In(state), verb)).ToList();

        Assert.That(taken, Is.EqualTo(states.Split(' ')));
    }

    [TestCase("edit")]
    [TestCase("publish")]
    [TestCase("schedule")]
    [TestCase("embargo")]
    [TestCase("submit")]
    [TestCase("trash")]
    public void What_lies_in_the_trash_takes_no_verb(string verb)
    {
        var article = An.Draft(Complete);
        article.Trash(Later);

        Assert.That(() => Do(article, verb), Broken.Rule("wrong-state"));
    }

    private static readonly Withdrawal Withdrawn = new(WithdrawalCause.Error, "It was wrong.", false, null, null, default);

    private static readonly string[] All = ["draft", "inReview", "scheduled", "embargoed", "published", "unpublished", "withdrawn"];

    private static Article In(string state)
    {
        var article = An.Draft(Complete);
        if (state == "inReview")
            article.SubmitForReview(An.Hour);
        else if (state == "scheduled")
            article.Schedule(Later, An.Hour);
        else if (state == "embargoed")
            article.Embargo(Later, An.Hour);
        else if (state is "published" or "unpublished" or "withdrawn")
            article.Publish(An.Hour);
        if (state == "unpublished")
            article.Unpublish(An.Hour);
        else if (state == "withdrawn")
            article.Withdraw(Withdrawn, An.Hour);
        return article;
    }

    private static bool IsTaken(Article article, string verb)
    {
        try
        {
            Do(article, verb);
            return true;
        }
        catch (NewsroomRule rule) when (rule.Code is "wrong-state" or "nothing-to-publish")
        {
            return false;
        }
    }

    private static void Do(Article article, string verb)
    {
        switch (verb)
        {
            case "edit":
                article.Edit(Complete, Later);
                break;
            case "publish":
                article.Publish(Later, editorsNote: article.Status == ArticleStatus.Withdrawn ? "It is back." : null);
                break;
            case "correct":
                article.Correct(CorrectionKind.Correction, "It was wrong.", Complete, Later);
                break;
            case "unpublish":
                article.Unpublish(Later);
                break;
            case "withdraw":
                article.Withdraw(Withdrawn, Later);
                break;
            case "schedule":
                article.Schedule(Later.AddDays(1), Later);
                break;
            case "embargo":
                article.Embargo(Later.AddDays(1), Later);
                break;
            case "submit":
                article.SubmitForReview(Later);
                break;
            default:
                article.Trash(Later);
                break;
        }
    }
}
