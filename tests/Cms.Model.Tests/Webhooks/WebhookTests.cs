using Cms.Model.Webhooks;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Webhooks;

public sealed class WebhookTests
{
    private static readonly DateTime Now = An.Hour;

    [Test]
    public void The_waits_between_tries_are_those_of_the_promise()
    {
        var waits = Enumerable.Range(1, RetrySchedule.MostTries - 1).Select(tries => RetrySchedule.Next(tries, null, 0, Now) - Now);

        Assert.That(
            waits,
            Is.EqualTo(
                new[]
                {
                    TimeSpan.FromSeconds(5),
                    TimeSpan.FromMinutes(5),
                    TimeSpan.FromMinutes(30),
                    TimeSpan.FromHours(2),
                    TimeSpan.FromHours(5),
                    TimeSpan.FromHours(10),
                    TimeSpan.FromHours(14),
                    TimeSpan.FromHours(20),
                    TimeSpan.FromHours(24),
                }
            )
        );
        Assert.That((RetrySchedule.MostTries, RetrySchedule.Next(10, null, 0, Now)), Is.EqualTo((10, (DateTime?)null)));
    }

    [TestCase(0, 0)]
    [TestCase(1, 30)]
    [TestCase(0.5, 15)]
    public void Jitter_puts_a_try_off_by_a_tenth_at_most(double chance, int seconds) =>
        Assert.That(RetrySchedule.Next(2, null, chance, Now), Is.EqualTo(Now.AddMinutes(5).AddSeconds(seconds)));

    [TestCase(2, 300)]
    [TestCase(3_600, 3_600)]
    [TestCase(90_000, 86_400)]
    public void Who_asks_to_be_left_alone_is_for_a_day_at_most(int asked, int waited) =>
        Assert.That(RetrySchedule.Next(2, TimeSpan.FromSeconds(asked), 0, Now), Is.EqualTo(Now.AddSeconds(waited)));

    [Test]
    public void Asking_to_be_left_alone_gives_no_further_try() =>
        Assert.That(RetrySchedule.Next(10, TimeSpan.FromSeconds(5), 0, Now), Is.Null);

    [Test]
    public void A_former_secret_signs_until_its_time_is_over()
    {
        var webhook = Made();
        var first = webhook.Secret;

        webhook.RotateSecret(TimeSpan.FromHours(24), Now);

        Assert.That(webhook.SecretsInForce(Now.AddHours(24).AddMilliseconds(-1)), Is.EqualTo(new[] { webhook.Secret, first }));
        Assert.That(webhook.SecretsInForce(Now.AddHours(24)), Is.EqualTo(new[] { webhook.Secret }));
        Assert.That(webhook.Secret, Is.Not.EqualTo(first));
    }

    [Test]
    public void A_third_secret_waits_or_ends_the_two()
    {
        var webhook = Made();
        webhook.RotateSecret(TimeSpan.FromHours(1), Now);

        Assert.That(() => webhook.RotateSecret(TimeSpan.FromHours(1), Now.AddMinutes(59)), Broken.Rule("two-secrets-live"));
        webhook.RotateSecret(TimeSpan.Zero, Now);

        Assert.That(webhook.SecretsInForce(Now), Is.EqualTo(new[] { webhook.Secret }));
        Assert.That(() => webhook.RotateSecret(TimeSpan.FromHours(1), Now), Throws.Nothing);
    }

    [Test]
    public void It_is_disabled_when_a_message_failed_for_good_and_none_arrived_for_five_days()
    {
        var webhook = Made();

        Assert.That(webhook.Missed(forGood: true, Now), Is.False, "The first that failed is no reason.");
        Assert.That(webhook.Missed(forGood: false, Now.AddDays(6)), Is.False, "It is still tried.");
        webhook.Reached();
        Assert.That(webhook.Missed(forGood: true, Now.AddDays(7)), Is.False, "Something arrived.");
        Assert.That(webhook.Missed(forGood: true, Now.AddDays(12)), Is.True);

        Assert.That((webhook.IsEnabled, webhook.DisabledReason), Is.EqualTo((false, "No message arrived since 2026-11-08 12:00 UTC.")));
        webhook.Enable();
        Assert.That((webhook.IsEnabled, webhook.DisabledReason, webhook.FailingSince), Is.EqualTo((true, (string?)null, (DateTime?)null)));
    }

    [Test]
    public void What_is_the_same_already_is_no_edit()
    {
        var webhook = Made();

        webhook.Edit(webhook.Name, webhook.Url, ["article.published", "article.published"], webhook.QuietSeconds);
        webhook.Enable();

        Assert.That(webhook.EditVersion, Is.EqualTo(1));
    }

    [Test]
    public void Replaying_goes_back_and_never_leaves_anything_out()
    {
        var webhook = Made();

        webhook.ReplayAfter(12);
        Assert.That(webhook.Position, Is.EqualTo(7));
        webhook.ReplayAfter(3);
        Assert.That(webhook.Position, Is.EqualTo(3));
    }

    [Test]
    public void A_test_is_tried_once_and_a_message_ten_times()
    {
        var test = new WebhookMessage(Guid.Empty, "webhook.test", MessageLane.Test, (1, 0), [], false, Now, Now);
        var message = new WebhookMessage(Guid.Empty, "article.published", MessageLane.Ordinary, (1, 1), [1], false, Now, Now);

        test.Missed(TimeSpan.FromSeconds(1), 0, Now);
        for (var n = 1; n < 10; n++)
            message.Missed(null, 0, Now);

        Assert.That((test.State, test.NextTryAt), Is.EqualTo((MessageState.Failed, (DateTime?)null)));
        Assert.That((message.State, message.Tries), Is.EqualTo((MessageState.Pending, 9)));
        message.Missed(null, 0, Now);
        Assert.That((message.State, message.NextTryAt), Is.EqualTo((MessageState.Failed, (DateTime?)null)));
    }

    [Test]
    public void The_id_that_a_receiver_sees_leads_back_to_the_message()
    {
        var id = Guid.CreateVersion7();

        Assert.That(WebhookMessage.IdOf(WebhookMessage.PublicIdOf(id)), Is.EqualTo(id));
        Assert.That(
            new[] { "", "msg_", id.ToString(), $"msg_{id}", $"msg_{id:N}"[..35], $"msg_{id:N}".ToUpperInvariant() }.Select(
                WebhookMessage.IdOf
            ),
            Is.All.Null
        );
    }

    private static Webhook Made() => new(null, "Pages", "https://example.org/hook", ["article.published"], 0, 7, Now);
}
