using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Cms.Api.Background;
using Cms.Api.Delivery;
using Cms.Api.Outbound;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Background;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using Cms.Model.WebSub;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.WebSub;

/// <summary>
/// Asks subscribers whether they want a feed and sends it to them. A feed is sent as it is when it is sent, and once however
/// often it changed meanwhile; before it is known to have arrived it may be sent twice, and it is never left out.
/// </summary>
internal sealed class HubSender(
    IServiceScopeFactory scopes,
    CmsDatabase database,
    FeedTopics topics,
    UnprovenCallbacks unproven,
    OutboundClient outbound,
    Addresses addresses,
    TimeProvider clock
)
{
    private const int MostWork = 1_000;

    private const int MostAnswerBytes = 1_024;

    // Longer than a try can last, and shorter than anybody should wait for what a dead node left.
    private static readonly TimeSpan LeaseLength = OutboundClient.Limit + TimeSpan.FromSeconds(5);

    private readonly string _holder = Guid.NewGuid().ToString();

    /// <summary>Whether anybody has asked for anything.</summary>
    public async Task<bool> HasAnyAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        return (await read.QueryAsync(new Statement("SELECT id FROM feed_subscriptions LIMIT 1", []), _ => true, ct)).Count > 0;
    }

    /// <summary>What is to be done now: whom to ask, then feeds that a withdrawal changed, then the others.</summary>
    public async Task<List<HubWork>> FindAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var now = database.Sql.Value(clock.Now());
        var feeds = new Dictionary<string, Lazy<Task<TopicFeed?>>>();
        var asks = await read.QueryAsync(
            new Statement(
                "SELECT s.id, s.topic, s.host, s.tries FROM feed_subscriptions s WHERE s.ask_at <= @p0 ORDER BY s.ask_at LIMIT @p1",
                [now, (long)MostWork]
            ),
            row => Work(row, asks: true),
            ct
        );
        // Who took the feed the last time goes first, and of these whoever came first: however many come after, and hang.
        var sends = await read.QueryAsync(
            new Statement(
                """
                SELECT s.id, s.topic, s.host, s.tries, s.position FROM change_heads h CROSS JOIN feed_subscriptions s
                WHERE h.id = 1 AND s.lease_ends_at > @p0 AND s.position < h.sequence AND s.next_try_at <= @p0
                ORDER BY CASE WHEN s.tries = 0 THEN 0 ELSE 1 END, s.id LIMIT @p1
                """,
                [now, (long)MostWork]
            ),
            row => (Work: Work(row, asks: false), Position: row.GetInt64(4)),
            ct
        );
        if (sends.Count == 0)
            return asks;
        var withdrawn = await read.QueryAsync(
            new Statement(
                "SELECT tags FROM changes WHERE sequence > @p0 AND reason = 'Withdrawn' ORDER BY sequence LIMIT 100",
                [sends.Min(s => s.Position)]
            ),
            row => row.GetString(0),
            ct
        );
        return [.. asks, .. sends.Select(s => s.Work).OrderByDescending(w => withdrawn.Count > 0 && Concerns(w.Topic, withdrawn))];

        HubWork Work(Row row, bool asks)
        {
            var topic = row.GetString(1);
            if (!feeds.TryGetValue(topic, out var feed))
                feeds[topic] = feed = new(() => topics.FindAsync(topic, CancellationToken.None));
            return new HubWork(row.GetId(0), topic, row.GetString(2), row.GetInt32(3), asks, feed);
        }
    }

    /// <summary>Ends what has run out, and what was never confirmed.</summary>
    public Task<int> ClearAsync(CancellationToken ct) =>
        scopes.WithDbAsync(async db =>
        {
            var now = clock.Now();
            if (!await db.FeedSubscriptions.AnyAsync(s => s.AskAt == null && (s.LeaseEndsAt == null || s.LeaseEndsAt <= now), ct))
                return 0;
            return await database.WriteAsync(
                db,
                token =>
                    db.FeedSubscriptions.Where(s => s.AskAt == null && (s.LeaseEndsAt == null || s.LeaseEndsAt <= now))
                        .ExecuteDeleteAsync(token),
                ct
            );
        });

    /// <summary>Notes for all who have a feed as it is that they have it.</summary>
    private Task<int> PassAsync(string topic, TopicFeed feed) =>
        WriteAsync(db =>
            db.FeedSubscriptions.Where(s => s.Topic == topic && s.Sent == feed.Hash && s.Position < feed.Position)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Position, feed.Position))
        );

    /// <summary>Notes that there is no such feed at this moment; it may come back, and with a change.</summary>
    private Task<int> PassOverAsync(FeedSubscription seen) =>
        WriteAsync(db =>
            db.FeedSubscriptions.Where(s => s.Id == seen.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Position, _ => db.ChangeHeads.Single().Sequence))
        );

    /// <summary>Does one piece of work, unless another node is at it.</summary>
    public async Task WorkAsync(HubWork work)
    {
        var name = $"websub {work.Id}";
        if (!await scopes.WithDbAsync(db => Lease.TakeAsync(db, name, _holder, LeaseLength, CancellationToken.None)))
            return;
        try
        {
            // Read after the lease was taken: until then another node may have been at it.
            if (
                await scopes.WithDbAsync(db => db.FeedSubscriptions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == work.Id))
                is not { } subscription
            )
                return;
            var now = clock.Now();
            if (work.Asks && subscription.Wish is { } wish && subscription.AskAt <= now)
                await AskAsync(subscription, wish, work.Feed);
            else if (!work.Asks && subscription.LeaseEndsAt > now && subscription.NextTryAt <= now)
                await TellAsync(subscription, await work.Feed.Value);
        }
        finally
        {
            await scopes.WithDbAsync(db => Lease.ReleaseAsync(db, name, _holder, CancellationToken.None));
        }
    }

    private Task TellAsync(FeedSubscription subscription, TopicFeed? feed) =>
        feed switch
        {
            null => PassOverAsync(subscription),
            // Another node read the feed later and was quicker.
            _ when feed.Position <= subscription.Position => Task.CompletedTask,
            _ when feed.Hash == subscription.Sent => PassAsync(subscription.Topic, feed),
            _ => SendAsync(subscription, feed),
        };

    /// <summary>Whether a withdrawal changed a feed, as far as the tags of its row tell: they name things by slug.</summary>
    private static bool Concerns(string topic, List<string> tags)
    {
        if (topic.StartsWith("/feeds/articles.", StringComparison.Ordinal))
            return true;
        var parts = topic.Split('/');
        return tags.SelectMany(t => t.Split(' '))
            .Select(t => t.Split(':'))
            .Any(t =>
                t.Length == 2
                && parts[2].StartsWith(t[0], StringComparison.Ordinal)
                && parts[3].StartsWith(t[1] + '.', StringComparison.Ordinal)
            );
    }

    /// <summary>Asks the address whether it wants this (WebSub 5.3). Only the challenge says that it does.</summary>
    private async Task AskAsync(FeedSubscription subscription, SubscriptionWish wish, Lazy<Task<TopicFeed?>> feed)
    {
        var challenge = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var topic = Uri.EscapeDataString(addresses.Api(subscription.Topic));
        var query = $"hub.mode={Http.Json.Word(wish)}&hub.topic={topic}&hub.challenge={challenge}";
        if (wish == SubscriptionWish.Subscribe)
            query += string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&hub.lease_seconds={subscription.WishedLease}");
        var callback = subscription.Callback;
        var address =
            callback
            + (
                !callback.Contains('?', StringComparison.Ordinal) ? "?"
                : callback[^1] is '?' or '&' ? ""
                : "&"
            )
            + query;
        OutboundAnswer? answer = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            answer = await outbound.SendAsync(request, MostAnswerBytes, CancellationToken.None);
        }
        catch (OutboundException e) when (e.Fault != RequestFault.AddressNotPublic)
        {
            await ChangeAsync(subscription, s => s.NotAsked(Random.Shared.NextDouble(), clock.Now()));
            return;
        }
        catch (OutboundException)
        {
            // It is nobody that is called from here; what was asked for is forgotten.
        }

        var isWanted = answer is { Status: >= 200 and < 300 } && Encoding.UTF8.GetString(answer.Body) == challenge;
        if (isWanted)
            unproven.Remove(subscription.Id);
        if (isWanted && wish == SubscriptionWish.Unsubscribe)
            await RemoveAsync(subscription);
        else
            await ChangeAsync(
                subscription,
                isWanted && await feed.Value is { } now ? s => s.Confirm(now.Position, now.Hash, clock.Now()) : s => s.Forget()
            );
    }

    /// <summary>Sends the feed as it is (WebSub 7), signed where there is a secret (8).</summary>
    private async Task SendAsync(FeedSubscription subscription, TopicFeed feed)
    {
        var (status, retryAfter) = ((int?)null, (TimeSpan?)null);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Callback)
            {
                Content = new ReadOnlyMemoryContent(feed.Body),
            };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(feed.ContentType);
            request.Headers.Add("Link", feed.Link);
            if (subscription.Secret is { } secret)
                request.Headers.Add(
                    "X-Hub-Signature",
                    "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), feed.Body.Span))
                );
            var answer = await outbound.SendAsync(request, MostAnswerBytes, CancellationToken.None);
            (status, retryAfter) = (answer.Status, answer.RetryAfter);
        }
        catch (OutboundException)
        {
            // No answer is a try that failed.
        }

        var now = clock.Now();
        if (status is >= 200 and < 300)
            await ChangeAsync(subscription, s => s.Delivered(feed.Position, feed.Hash, now));
        else if (status == 410)
            await RemoveAsync(subscription);
        else
            await ChangeAsync(subscription, s => s.Missed(feed.Position, retryAfter, Random.Shared.NextDouble(), now));
    }

    /// <summary>Stores what came of it, unless somebody asked for something else meanwhile: then it is looked at anew.</summary>
    private Task<bool> ChangeAsync(FeedSubscription seen, Action<FeedSubscription> verb) =>
        scopes.WithDbAsync(
            async db =>
            {
                if (
                    await db.FeedSubscriptions.FirstOrDefaultAsync(s => s.Id == seen.Id && s.EditVersion == seen.EditVersion)
                    is not { } stored
                )
                    return false;
                verb(stored);
                try
                {
                    await db.SaveAsync(CancellationToken.None);
                }
                catch (EditConflictException)
                {
                    return false;
                }

                return true;
            },
            Actor.Hub
        );

    private Task<int> RemoveAsync(FeedSubscription seen) =>
        WriteAsync(db => db.FeedSubscriptions.Where(s => s.Id == seen.Id && s.EditVersion == seen.EditVersion).ExecuteDeleteAsync());

    private Task<int> WriteAsync(Func<CmsDbContext, Task<int>> write) =>
        scopes.WithDbAsync(db => database.WriteAsync(db, _ => write(db), CancellationToken.None));
}
