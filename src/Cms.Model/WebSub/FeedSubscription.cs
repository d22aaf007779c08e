using Cms.Model.Webhooks;

namespace Cms.Model.WebSub;

/// <summary>
/// One address that is sent one open feed whenever it changes (W3C WebSub). Anybody may ask for it, so nothing holds before
/// the address itself has said that it wants it.
/// </summary>
public sealed class FeedSubscription
{
    /// <summary>Longest path of a feed.</summary>
    public const int MaxTopicLength = 300;

    /// <summary>Longest address.</summary>
    public const int MaxCallbackLength = 1_000;

    /// <summary>Longest secret, in bytes: less than 200 (WebSub 5.1).</summary>
    public const int MaxSecretBytes = 199;

    /// <summary>How often an address is asked whether it wants this, where it does not answer.</summary>
    public const int MostAsked = 3;

    private FeedSubscription() { }

    /// <summary>One that nobody has confirmed yet.</summary>
    /// <param name="topic">The feed's path, as its link <c>self</c> has it.</param>
    /// <param name="callback">The address.</param>
    /// <param name="now">The present moment.</param>
    public FeedSubscription(string topic, string callback, DateTime now)
    {
        Id = Guid.CreateVersion7(now);
        (Topic, Callback, Host, CreatedAt, NextTryAt) = (topic, callback, new Uri(callback).IdnHost, now, now);
    }

    /// <summary>Shortest time that a subscription lasts.</summary>
    public static TimeSpan ShortestLease { get; } = TimeSpan.FromHours(1);

    /// <summary>How long it lasts where nothing is asked for: the ten days that the Recommendation names.</summary>
    public static TimeSpan DefaultLease { get; } = TimeSpan.FromDays(10);

    /// <summary>Longest time.</summary>
    public static TimeSpan LongestLease { get; } = TimeSpan.FromDays(30);

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The feed's path.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>Where it is sent.</summary>
    public string Callback { get; private set; } = "";

    /// <summary>The address's host, of which only so many are served.</summary>
    public string Host { get; private set; } = "";

    /// <summary>What the content is signed with; null where it is not.</summary>
    public string? Secret { get; private set; }

    /// <summary>Until when it lasts, UTC; null while it was never confirmed.</summary>
    public DateTime? LeaseEndsAt { get; private set; }

    /// <summary>What the address is to be asked; null for nothing.</summary>
    public SubscriptionWish? Wish { get; private set; }

    /// <summary>The secret that goes with the wish.</summary>
    public string? WishedSecret { get; private set; }

    /// <summary>The lease that goes with the wish, in seconds.</summary>
    public long WishedLease { get; private set; }

    /// <summary>How often the address was asked about the wish.</summary>
    public int Asked { get; private set; }

    /// <summary>When it is asked next, UTC.</summary>
    public DateTime? AskAt { get; private set; }

    /// <summary>The number of the change log up to which it has the feed.</summary>
    public long Position { get; private set; }

    /// <summary>What the feed was like when it was sent last: its hash.</summary>
    public string Sent { get; private set; } = "";

    /// <summary>How many tries to send it failed since one did not.</summary>
    public int Tries { get; private set; }

    /// <summary>When it may be sent next, UTC.</summary>
    public DateTime NextTryAt { get; private set; }

    /// <summary>When it was first asked for, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Counts changes, so that two who change it notice each other.</summary>
    public int EditVersion { get; private set; }

    /// <summary>
    /// Notes what somebody asks for in the address's name. What holds so far goes on until the address has answered. While it
    /// waits to be asked already, it is asked no sooner and no more often.
    /// </summary>
    public void Ask(SubscriptionWish wish, string? secret, TimeSpan lease, DateTime now)
    {
        var within =
            lease < ShortestLease ? ShortestLease
            : lease > LongestLease ? LongestLease
            : lease;
        if (AskAt is null)
            (Asked, AskAt) = (0, now);
        (Wish, WishedSecret, WishedLease) = (wish, secret, (long)within.TotalSeconds);
        EditVersion++;
    }

    /// <summary>The address said that it wants the feed.</summary>
    /// <param name="position">The number of the change log that the feed was read at.</param>
    /// <param name="feed">The feed's hash: what it is like now is not sent, only what it becomes.</param>
    /// <param name="now">The present moment.</param>
    public void Confirm(long position, string feed, DateTime now)
    {
        if (LeaseEndsAt is not { } ends || ends <= now)
            (Position, Sent, Tries, NextTryAt) = (position, feed, 0, now);
        (Secret, LeaseEndsAt) = (WishedSecret, now.AddSeconds(WishedLease));
        Forget();
    }

    /// <summary>The address did not say so. What held before goes on.</summary>
    public void Forget()
    {
        (Wish, WishedSecret, WishedLease, Asked, AskAt) = (null, null, 0, 0, null);
        EditVersion++;
    }

    /// <summary>The address could not be asked.</summary>
    public void NotAsked(double chance, DateTime now)
    {
        Asked++;
        if (Asked >= MostAsked)
            Forget();
        else
            (AskAt, EditVersion) = (RetrySchedule.Next(Asked, null, chance, now), EditVersion + 1);
    }

    /// <summary>The feed arrived.</summary>
    public void Delivered(long position, string feed, DateTime now)
    {
        (Position, Sent, Tries, NextTryAt) = (position, feed, 0, now);
        EditVersion++;
    }

    /// <summary>The feed did not arrive. After the last try it is given up: the next change is sent again, until the lease ends.</summary>
    /// <param name="position">The number of the change log that it was read at.</param>
    /// <param name="asked">How long the address asks to be left alone; null where it does not say.</param>
    /// <param name="chance">From 0 to 1: where within the jitter the next try falls.</param>
    /// <param name="now">The present moment.</param>
    public void Missed(long position, TimeSpan? asked, double chance, DateTime now)
    {
        EditVersion++;
        if (RetrySchedule.Next(Tries + 1, asked, chance, now) is { } next)
            (Tries, NextTryAt) = (Tries + 1, next);
        else
            (Position, Tries, NextTryAt) = (position, 0, now);
    }
}
