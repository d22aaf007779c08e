using Cms.Api.Http;
using Cms.Model.Changes;

namespace Cms.Api.Partners;

/// <summary>
/// Those who wait for changes. One that waits holds a connection and a few kilobytes, no thread and no database; when
/// something changes they look a few at a time.
/// </summary>
internal sealed class LongPolls(ChangeFollower follower, TimeProvider clock) : IDisposable
{
    /// <summary>Longest wait, in seconds.</summary>
    public const int MostSeconds = 25;

    private const int Most = 4_000;
    private const int LookAtOnce = 16;

    private readonly SemaphoreSlim _looking = new(LookAtOnce);
    private int _waiting;

    /// <summary>Whether a request is one that may wait.</summary>
    public static bool IsOne(HttpContext context) =>
        context.Request.Query.ContainsKey("wait") && context.GetEndpoint()?.Metadata.GetMetadata<PartnerOperation>() is { MayWait: true };

    /// <summary>Looks until there is something, or the time is over.</summary>
    /// <param name="wait">How long at most.</param>
    /// <param name="look">Looks once.</param>
    /// <param name="isEnough">Whether what was found ends the wait.</param>
    /// <param name="ct">The caller went away.</param>
    /// <exception cref="ProblemException"><c>busy</c>: too many wait.</exception>
    public async Task<T> LookAsync<T>(TimeSpan wait, Func<CancellationToken, Task<T>> look, Func<T, bool> isEnough, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waiting) > Most)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ProblemException("busy", "Too many wait for changes at once; ask without wait, or later.");
        }

        using var over = new CancellationTokenSource(wait, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, ct);
        try
        {
            while (true)
            {
                // What comes between the look and the wait ends the wait.
                var read = follower.Applied;
                var found = await LookOnceAsync(look, ct);
                if (isEnough(found) || over.IsCancellationRequested)
                    return found;
                try
                {
                    await follower.MoveBeyondAsync(read, both.Token);
                }
                catch (OperationCanceledException) when (over.IsCancellationRequested && !ct.IsCancellationRequested)
                {
                    return await LookOnceAsync(look, ct);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _looking.Dispose();

    private async Task<T> LookOnceAsync<T>(Func<CancellationToken, Task<T>> look, CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            return await look(ct);
        }
        finally
        {
            _looking.Release();
        }
    }
}
