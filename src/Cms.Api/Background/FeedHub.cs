using Cms.Api.WebSub;

namespace Cms.Api.Background;

/// <summary>
/// Runs the hub: it looks every half second whom to ask and whom to send a feed to, and does many side by side, so that a
/// slow subscriber delays nobody but itself. While nobody has subscribed it is one look into an empty table.
/// </summary>
internal sealed partial class FeedHub(HubSender sender, TimeProvider clock, ILogger<FeedHub> log) : BackgroundService
{
    /// <summary>Most subscribers that are asked or sent to at once.</summary>
    private const int MostAtOnce = 32;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<Guid, Task> _working = [];
    private bool _isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
                await TickAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; what is being sent is sent to its end.
        }

        await Task.WhenAll(_working.Values);
    }

    /// <summary>Looks once, and begins what is to be done. Nothing that goes wrong ends the worker: the next look is half a second away.</summary>
    internal async Task TickAsync(CancellationToken ct)
    {
        try
        {
            await sender.ClearAsync(ct);
            foreach (var done in _working.Where(s => s.Value.IsCompleted).Select(s => s.Key).ToList())
                _working.Remove(done);
            foreach (var work in (await sender.FindAsync(ct)).Where(w => !_working.ContainsKey(w.Id)).DistinctBy(w => w.Id).Take(MostAtOnce - _working.Count).ToList())
                _working[work.Id] = Task.Run(() => WorkAsync(work), CancellationToken.None);
            _isAway = false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (!_isAway)
                LogAway(log, e);
            _isAway = true;
        }
    }

    /// <summary>Waits for everything that was begun.</summary>
    internal Task DoneAsync() => Task.WhenAll(_working.Values);

    private async Task WorkAsync(HubWork work)
    {
        try
        {
            await sender.WorkAsync(work);
        }
        catch (Exception e)
        {
            LogPutOff(log, work.Id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed subscription {Id} could not be served; it is tried again")]
    private static partial void LogPutOff(ILogger log, Guid id, Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hub cannot look after its subscribers; it is tried again every 500 ms")]
    private static partial void LogAway(ILogger log, Exception e);
}
