using Cms.Api.Background;
using Cms.Model;

namespace Cms.Api.Health;

/// <summary>Whether this server can answer: asks the database with a time limit and remembers the answer for a second.</summary>
internal sealed partial class ReadyCheck(
    CmsDatabase database,
    IHostApplicationLifetime lifetime,
    Drain drain,
    TimeProvider clock,
    ILogger<ReadyCheck> log
)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    // Whoever asks is answered within two seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.2);

    private readonly Lock _gate = new();
    private Task<HealthStatus>? _last;
    private long _askedAt;
    private string? _reason;

    /// <summary>Asks, or remembers.</summary>
    public async Task<HealthStatus> AskAsync()
    {
        // It listens a moment before it has said its first words, the keys of the first day among them.
        if (drain.HasBegun || !lifetime.ApplicationStarted.IsCancellationRequested)
            return HealthStatus.NotReady;
        Task<HealthStatus> asked;
        lock (_gate)
        {
            if (_last is null || clock.GetElapsedTime(_askedAt) > Remembered)
            {
                _askedAt = clock.GetTimestamp();
                _last = AskDatabaseAsync();
            }

            asked = _last;
        }

        return await asked;
    }

    private async Task<HealthStatus> AskDatabaseAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var reason = (string?)null;
        try
        {
            // Elsewhere, since a driver may stand still before it first waits.
            if (!await Task.Run(() => database.IsReadyAsync(limit.Token), limit.Token).WaitAsync(Limit))
                reason = "it holds no magazine";
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException || database.Judge(e) != DatabaseFault.Unknown)
        {
            reason = e.GetBaseException().Message;
        }

        // What somebody met once others will meet again, until a sound backup is restored and the server starts on it.
        if (database.IsDamaged)
            reason = "something stored in it is damaged";
        Say(reason);
        return database.IsDamaged ? HealthStatus.Damaged
            : reason is null ? HealthStatus.Ok
            : HealthStatus.NotReady;
    }

    /// <summary>Says once that it is not ready and once that it is again.</summary>
    private void Say(string? reason)
    {
        if (Interlocked.Exchange(ref _reason, reason) is var before && before is null == reason is null)
            return;
        if (reason is null)
            LogReady(log);
        else
            LogNotReady(log, reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database does not answer as it should: {Reason}")]
    private static partial void LogNotReady(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready again")]
    private static partial void LogReady(ILogger log);
}
