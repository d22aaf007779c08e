using System.Text;
using Cms.Api.Background;
using Cms.Api.Http;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Live;

/// <summary>
/// Tells of changes as server-sent events, for as long as somebody listens. The id of an event is the cursor after it.
/// </summary>
internal sealed class EventStreams(ChangeFollower follower, CmsDatabase database, WaitingRoom room, Drain drain, TimeProvider clock)
{
    /// <summary>Longest silence: proxies end what is silent for longer, commonly after a minute.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(15);

    // A comment.
    private static readonly byte[] Silence = ":\n\n"u8.ToArray();

    /// <summary>Sends what there is and what comes, until the caller or the server goes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Who listens: the id of a partner or, at the public door, an address.</param>
    /// <param name="after">The number of the change log to begin after.</param>
    /// <param name="next">What comes after a number. A <see cref="ProblemException"/> ends the stream.</param>
    /// <exception cref="ProblemException"><c>rate-limited</c>: too many of this caller wait; <c>busy</c>: too many of all.</exception>
    public async Task SendAsync(HttpContext context, object caller, long after, Func<long, CancellationToken, Task<EventPage>> next)
    {
        var response = context.Response;
        response.ContentType = ServerSentEvents.MediaType;
        response.Headers.CacheControl = "no-store";
        // Some proxies would collect a page of it first.
        response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        using var seat = room.Enter(context, caller);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, drain.Over);
        try
        {
            await ListenAsync(response, after, next, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Nobody listens any more, or nobody is to: whoever comes again goes on after the last id.
        }
        catch (ProblemException) when (response.HasStarted)
        {
            // It may not listen any more, and is told why when it comes again.
        }
    }

    private async Task ListenAsync(
        HttpResponse response,
        long after,
        Func<long, CancellationToken, Task<EventPage>> next,
        CancellationToken ct
    )
    {
        // When a server goes, all who listened come again: not all in the same moment.
        var sent = await SendAsync(response, Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(1_000, 5_000)}\n\n"), ct);
        Guid? epoch = null;
        while (true)
        {
            // What comes between the look and the wait ends the wait.
            var read = follower.Applied;
            if (await LookAsync(after, next, ct) is { } page)
            {
                // After a restore numbers mean something else; whoever comes again is told so.
                if (epoch is not null && page.Epoch != epoch)
                    return;
                after = page.After;
                // The first says where it begins: whoever is cut off before anything came goes on from there.
                if (epoch is null || !page.IsEmpty || clock.GetElapsedTime(sent) >= Heartbeat)
                    sent = await SendAsync(response, page.Text, ct);
                epoch = page.Epoch;
                if (page.HasMore)
                    continue;
            }
            else if (clock.GetElapsedTime(sent) >= Heartbeat)
            {
                sent = await SendAsync(response, Silence, ct);
            }

            await follower.MoveBeyondAsync(read, Heartbeat, clock, ct);
        }
    }

    // Browsers that are refused once do not come again by themselves: rather than end with the database, a stream is silent until it is
    // back.
    private async Task<EventPage?> LookAsync(long after, Func<long, CancellationToken, Task<EventPage>> next, CancellationToken ct)
    {
        try
        {
            return await next(after, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && PassesBy(e))
        {
            return null;
        }
    }

    private bool PassesBy(Exception e) =>
        e is OperationCanceledException || database.Judge(e) is DatabaseFault.Busy or DatabaseFault.Away or DatabaseFault.TooCostly;

    private async Task<long> SendAsync(HttpResponse response, ReadOnlyMemory<byte> text, CancellationToken ct)
    {
        await response.Body.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
        return clock.GetTimestamp();
    }
}
