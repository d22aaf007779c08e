using System.Collections.Concurrent;
using System.Globalization;
using Cms.Api.Http.Limits;
using Cms.Model.Changes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace Cms.Api.Http.Caching;

/// <summary>
/// Ready answers of the public door. An entry is good while nothing it hangs on has changed since before its reading
/// began, so a publication shows in the very next read and costs unrelated answers nothing.
/// </summary>
internal sealed class ResponseCache(ChangeFollower follower, CurrentSite site, Settings settings, TimeProvider clock) : IDisposable
{
    private readonly MemoryCache? _kept =
        settings.Cache.MaxMegabytes == 0
            ? null
            : new MemoryCache(new MemoryCacheOptions { SizeLimit = settings.Cache.MaxMegabytes * 1_000_000L, CompactionPercentage = 0.2 });

    private readonly ConcurrentDictionary<string, Load> _loads = new();
    private SequenceText _sequence = new(-1, "-1");
    private long _loadCount;

    /// <summary>How many answers were made anew since the start.</summary>
    public long Loads => Interlocked.Read(ref _loadCount);

    /// <summary>The middleware before everything else: answers what is kept.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (_kept is null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || PassesBy(request))
            return next(context);
        if (
            Find(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) is not { } answer
            || !answer.IsTakenBy(request.Headers)
        )
            return next(context);
        PublicHeaders.Set(context.Response);
        return answer.SendAsync(context, ContentSequence(), isKept: true, noStore: false);
    }

    /// <summary>Answers from what is kept, or loads once for all who ask meanwhile.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">The path and the query in its one canonical form.</param>
    /// <param name="noStore">Whether no cache may keep the answer.</param>
    /// <param name="load">Makes the answer.</param>
    public async Task ServeAsync(HttpContext context, string key, bool noStore, Func<CancellationToken, Task<Answer>> load)
    {
        if (_kept is null || PassesBy(context.Request))
        {
            var alone = await LoadAsync(load, context.RequestAborted);
            // What was asked with a credential is kept by nobody.
            await alone.SendAsync(context, ContentSequence(), isKept: false, noStore || context.Request.Headers.Authorization.Count > 0);
            return;
        }

        if (Find(key) is { } kept)
        {
            await kept.SendAsync(context, ContentSequence(), isKept: true, noStore);
            return;
        }

        var answer = await LoadOnceAsync(key, load, context.RequestAborted);
        if (answer.CanBeKept)
        {
            using var entry = _kept.CreateEntry(key);
            entry.Size = answer.Size;
            entry.Value = answer;
        }

        await answer.SendAsync(context, ContentSequence(), isKept: answer.CanBeKept, noStore);
    }

    public void Dispose() => _kept?.Dispose();

    /// <summary>How far this node has read the log, as a header.</summary>
    public StringValues ContentSequence()
    {
        var applied = follower.Applied;
        var text = _sequence;
        if (text.Sequence != applied)
            _sequence = text = new SequenceText(applied, applied.ToString(CultureInfo.InvariantCulture));
        return text.Text;
    }

    /// <summary>A key, a part of a file: never from here, never into here.</summary>
    private static bool PassesBy(HttpRequest request) => request.Headers.Authorization.Count > 0 || request.Headers.Range.Count > 0;

    private PreparedAnswer? Find(string key) =>
        _kept!.TryGetValue(key, out var found) && found is PreparedAnswer answer && answer.IsCurrent(follower, site, clock) ? answer : null;

    private async Task<PreparedAnswer> LoadOnceAsync(string key, Func<CancellationToken, Task<Answer>> load, CancellationToken ct)
    {
        // A load that began before this request did may have read before a write that this caller knows of. So it is
        // joined only if it began at or after what this node had applied when the request came.
        var asked = follower.Applied;
        if (_loads.TryGetValue(key, out var running) && running.Sequence >= asked)
            return await running.Answer.WaitAsync(ct);
        // Others may join, so the load does not end with whoever happened to be first; it has a time limit of its own.
        var mine = new Load(asked);
        _loads[key] = mine;
        try
        {
            using var limit = new CancellationTokenSource(RequestLimits.Time);
            var answer = await LoadAsync(load, asked, limit.Token);
            mine.Done(answer);
            return answer;
        }
        catch (Exception e)
        {
            mine.Failed(e);
            throw;
        }
        finally
        {
            _loads.TryRemove(KeyValuePair.Create(key, mine));
        }
    }

    private Task<PreparedAnswer> LoadAsync(Func<CancellationToken, Task<Answer>> load, CancellationToken ct) =>
        LoadAsync(load, follower.Applied, ct);

    private async Task<PreparedAnswer> LoadAsync(Func<CancellationToken, Task<Answer>> load, long sequence, CancellationToken ct)
    {
        Interlocked.Increment(ref _loadCount);
        // Before the reading begins, as the number was: what the magazine is called stands in answers of every kind.
        var words = site.Words;
        return new PreparedAnswer(await load(ct), sequence, words, settings.Cache);
    }

    private sealed record SequenceText(long Sequence, StringValues Text);

    private sealed class Load(long sequence)
    {
        private readonly TaskCompletionSource<PreparedAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Sequence { get; } = sequence;

        public Task<PreparedAnswer> Answer => _answer.Task;

        public void Done(PreparedAnswer answer) => _answer.TrySetResult(answer);

        public void Failed(Exception e)
        {
            _answer.TrySetException(e);
            // Whoever joined sees it; with nobody there it was seen by whoever loaded.
            _ = _answer.Task.Exception;
        }
    }
}
