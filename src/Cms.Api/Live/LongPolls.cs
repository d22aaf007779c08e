using Cms.Api.Background;
using Cms.Api.Http.Problems;
using Cms.Model.Changes;

namespace Cms.Api.Live;

/// <summary>Answers that come as soon as there is something to tell, or empty after so many seconds.</summary>
internal sealed class LongPolls(ChangeFollower follower, WaitingRoom room, Drain drain, TimeProvider clock)
{
    /// <summary>Longest wait, in seconds.</summary>
    public const int MostSeconds = 25;

    /// <summary>Looks until there is something, the time is over, or the server goes.</summary>
    /// <param name="context">The request; while it waits it holds no place of work.</param>
    /// <param name="caller">Who waits: the id of a partner or, at the public door, an address.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="look">Looks once.</param>
    /// <param name="isEnough">Whether what was found ends the wait.</param>
    /// <param name="ct">The caller went away.</param>
    /// <exception cref="ProblemException"><c>rate-limited</c>: too many of this caller wait; <c>busy</c>: too many of all.</exception>
    public async Task<T> LookAsync<T>(
        HttpContext context,
        object caller,
        TimeSpan wait,
        Func<CancellationToken, Task<T>> look,
        Func<T, bool> isEnough,
        CancellationToken ct
    )
    {
        // What comes between the look and the wait ends the wait.
        var read = follower.Applied;
        var found = await room.LookAsync(look, ct);
        if (isEnough(found) || wait <= TimeSpan.Zero)
            return found;
        using var seat = room.Enter(context, caller);
        using var time = new CancellationTokenSource(wait, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(time.Token, drain.Over);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, ct);
        do
        {
            try
            {
                await follower.MoveBeyondAsync(read, both.Token);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested && !ct.IsCancellationRequested)
            {
                // The last look is the answer, whatever it finds.
            }

            read = follower.Applied;
            found = await room.LookAsync(look, ct);
        } while (!isEnough(found) && !over.IsCancellationRequested);
        return found;
    }
}
