using Cms.Model;

namespace Cms.Api.Background;

/// <summary>Whether this server can answer: asks the database with a time limit and remembers the answer for a second.</summary>
internal sealed partial class ReadyCheck(CmsDatabase database, TimeProvider clock, ILogger<ReadyCheck> log)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<bool>? _last;
    private long _askedAt;

    /// <summary>Whether the server is on its way out; it then finishes what is in hand and takes nothing more.</summary>
    public bool IsStopping { get; set; }

    /// <summary>Asks, or remembers.</summary>
    public async Task<bool> IsReadyAsync()
    {
        if (IsStopping)
            return false;
        Task<bool> asked;
        lock (_gate)
        {
            if (_last is null || clock.GetElapsedTime(_askedAt) > Remembered)
            {
                _askedAt = clock.GetTimestamp();
                _last = AskAsync();
            }

            asked = _last;
        }

        return await asked;
    }

    private async Task<bool> AskAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            return await database.IsReadyAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException || database.Judge(e) != DatabaseFault.Unknown)
        {
            LogNotReady(log, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database does not answer")]
    private static partial void LogNotReady(ILogger log, Exception e);
}
