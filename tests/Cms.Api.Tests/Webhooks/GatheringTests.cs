using Cms.Api.Webhooks;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Webhooks;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Webhooks;

/// <summary>Which rows of the log become which messages, without a database.</summary>
public sealed class GatheringTests
{
    private static readonly Guid One = Guid.CreateVersion7(),
        Other = Guid.CreateVersion7();

    [Test]
    public void Each_change_is_a_message_of_its_own()
    {
        var (messages, reached) = Walk([], 0, Line(1), Line(2, reason: ChangeReason.Published), Line(3, Other));

        Assert.That(Shown(messages), Is.EqualTo(new[] { "article.updated 1", "article.published 2", "article.updated 3" }));
        Assert.That(reached, Is.EqualTo(3));
    }

    [Test]
    public void What_a_change_caused_is_told_with_it_though_others_stand_between()
    {
        var (messages, _) = Walk(
            [],
            0,
            Line(1, One, ThingKind.Author),
            Line(2, Other, ThingKind.Series),
            Line(3, cause: One),
            Line(4, cause: One),
            Line(5, cause: Other),
            Line(6)
        );

        Assert.That(Shown(messages), Is.EqualTo(new[] { "author.updated 1 3 4", "series.updated 2 5", "article.updated 6" }));
    }

    [Test]
    public void Ten_thousand_that_one_change_caused_are_one_message_that_lists_fifty()
    {
        var lines = Enumerable
            .Range(2, 10_000)
            .Select(n => Line(n, Guid.CreateVersion7(), cause: One))
            .Prepend(Line(1, One, ThingKind.Author))
            .Append(Line(10_002))
            .ToArray();

        var (messages, reached) = Walk([], 0, lines);

        Assert.That(
            messages.Select(m => (m.Type, m.FirstSequence, m.Sequence, m.Sequences.Count, m.HasMore)),
            Is.EqualTo(new[] { ("author.updated", 1L, 10_001L, 50, true), ("article.updated", 10_002L, 10_002L, 1, false) })
        );
        Assert.That(messages[0].Sequences, Is.EqualTo(Enumerable.Range(1, 50).Select(n => (long)n)));
        Assert.That(reached, Is.EqualTo(10_002));
    }

    [Test]
    public void Whoever_wants_articles_alone_is_told_once_of_all_that_a_name_changed()
    {
        var (messages, _) = Walk(
            ["article.updated"],
            0,
            Line(1, One, ThingKind.Author),
            Line(2, cause: One),
            Line(3, Other, cause: One),
            Line(4, One, ThingKind.Author),
            Line(5, cause: One)
        );

        Assert.That(Shown(messages), Is.EqualTo(new[] { "article.updated 2 3", "article.updated 5" }));
    }

    [Test]
    public void What_is_not_wanted_is_passed_over()
    {
        var (messages, reached) = Walk(["article.withdrawn"], 0, Line(1), Line(2, reason: ChangeReason.Withdrawn), Line(3));

        Assert.That(Shown(messages), Is.EqualTo(new[] { "article.withdrawn 2" }));
        Assert.That((messages[0].Lane, reached), Is.EqualTo((MessageLane.Urgent, 3L)));
    }

    [Test]
    public void Within_the_quiet_time_changes_wait_for_each_other_from_the_first_on()
    {
        LogLine[] lines =
        [
            Line(1, second: 0),
            Line(2, Other, ThingKind.Author, second: 20),
            Line(3, cause: Other, second: 20),
            Line(4, second: 59),
            Line(5, second: 60),
        ];

        var (early, reachedEarly) = Walk([], 60, lines[..4], now: 59.999);
        var (due, reached) = Walk([], 60, lines, now: 60);
        var (late, reachedLate) = Walk([], 60, lines, now: 120);

        Assert.That((early.Count, reachedEarly), Is.EqualTo((0, 0L)));
        Assert.That(Shown(due), Is.EqualTo(new[] { "changes.gathered 1 2 3 4" }));
        Assert.That(reached, Is.EqualTo(4), "The fifth begins a time of its own.");
        Assert.That(Shown(late), Is.EqualTo(new[] { "changes.gathered 1 2 3 4", "article.updated 5" }));
        Assert.That(reachedLate, Is.EqualTo(5));
    }

    [Test]
    public void What_a_wrong_clock_dated_hours_ahead_keeps_nobody_quiet_till_then()
    {
        LogLine[] ahead = [Line(1, second: 7_200), Line(2, Other, second: 7_201), Line(3, second: 1)];

        var (alone, reachedAlone) = Walk([], 60, ahead, now: 2);
        var (among, reachedAmong) = Walk([], 60, [Line(1, second: 1), Line(2, Other, second: 7_200)], now: 2);
        var (skewed, _) = Walk([], 60, [Line(1, second: 5)], now: 2);

        Assert.That(Shown(alone), Is.EqualTo(new[] { "article.updated 1 2 3" }));
        Assert.That(reachedAlone, Is.EqualTo(3));
        Assert.That((among.Count, reachedAmong), Is.EqualTo((0, 0L)), "It joins what is being gathered.");
        Assert.That(skewed, Is.Empty, "A clock a little ahead is none that is wrong.");
    }

    [Test]
    public void Gathered_changes_of_one_kind_keep_their_word() =>
        Assert.That(
            Shown(Walk([], 60, [Line(1, cause: One), Line(2), Line(3, Other)], now: 90).Messages),
            Is.EqualTo(new[] { "article.updated 1 2 3" })
        );

    [Test]
    public void A_withdrawal_never_waits_and_what_waited_goes_with_it()
    {
        var (messages, reached) = Walk(
            [],
            600,
            [
                Line(1, second: 0),
                Line(2, One, reason: ChangeReason.Withdrawn, second: 1),
                Line(3, Other, cause: One, second: 1),
                Line(4, second: 2),
            ],
            now: 3
        );

        Assert.That(Shown(messages), Is.EqualTo(new[] { "article.updated 1", "article.withdrawn 2" }));
        Assert.That(reached, Is.EqualTo(2), "What came after begins to wait anew.");
    }

    [Test]
    public void Changes_are_listed_before_what_they_caused_where_not_all_can_be()
    {
        var lines = Enumerable.Range(1, 60).Select(n => Line(n, cause: One)).Append(Line(61, Other)).ToArray();

        var message = Walk([], 60, lines, now: 90).Messages.Single();

        Assert.That(message.Sequences, Has.Count.EqualTo(50).And.Contains(61L).And.Ordered);
    }

    [Test]
    public void A_walk_ends_between_two_saves_and_never_within_one()
    {
        var lines = Enumerable
            .Range(1, 400)
            .Select(n => n % 2 == 1 ? Line(n, One, ThingKind.Author) : Line(n, Other, cause: One))
            .ToArray();
        var gathering = new Gathering(Webhook([], 0), An.Hour);

        var taken = lines.TakeWhile(gathering.Take).Count();
        var (messages, reached) = gathering.End(null);

        Assert.That((taken, messages.Count, reached), Is.EqualTo((400, 200, 400L)));
        Assert.That(gathering.Take(Line(401)), Is.False);
    }

    [Test]
    public void What_is_to_be_taken_down_for_a_cause_is_one_urgent_message_and_the_rest_another()
    {
        var product = Guid.CreateVersion7();
        LogLine Caused(long sequence, bool isUrgent) =>
            Line(sequence, reason: ChangeReason.EntitlementLost, cause: product) with
            {
                IsUrgent = isUrgent,
            };

        var (messages, _) = Walk([], 0, Caused(1, true), Caused(2, false), Caused(3, true), Line(4), Caused(5, true));

        Assert.That(
            messages.Select(m => (m.Lane, string.Join(' ', m.Sequences))),
            Is.EqualTo(
                new[] { (MessageLane.Urgent, "1 3"), (MessageLane.Ordinary, "2"), (MessageLane.Ordinary, "4"), (MessageLane.Urgent, "5") }
            )
        );
    }

    private static LogLine Line(
        long sequence,
        Guid? thing = null,
        ThingKind kind = ThingKind.Article,
        ChangeReason reason = ChangeReason.Updated,
        Guid? cause = null,
        double second = 0
    ) =>
        new(
            sequence,
            kind,
            thing ?? (sequence % 2 == 0 ? Guid.CreateVersion7() : One),
            reason,
            An.Hour.AddSeconds(second),
            cause,
            reason == ChangeReason.Withdrawn
        );

    private static (IReadOnlyList<WebhookMessage> Messages, long Reached) Walk(string[] events, int quietSeconds, params LogLine[] lines) =>
        Walk(events, quietSeconds, lines, 0);

    private static (IReadOnlyList<WebhookMessage> Messages, long Reached) Walk(
        string[] events,
        int quietSeconds,
        LogLine[] lines,
        double now
    )
    {
        var gathering = new Gathering(Webhook(events, quietSeconds), An.Hour.AddSeconds(now));
        foreach (var line in lines)
            Assert.That(gathering.Take(line));
        return gathering.End(lines[^1].Sequence);
    }

    private static Webhook Webhook(string[] events, int quietSeconds) =>
        new(null, "Anybody", "https://example.org/", events, quietSeconds, 0, An.Hour);

    private static IEnumerable<string> Shown(IEnumerable<WebhookMessage> messages) =>
        messages.Select(m => $"{m.Type} {string.Join(' ', m.Sequences)}");
}
