using Cms.Api.WebSub;

namespace Cms.Api.Background;

/// <summary>
/// Runs the hub: it looks every half second whom to ask and whom to send a feed to, and does many side by side, so that a
/// slow subscriber delays nobody but itself. While nobody has subscribed it is one look into an empty table.
/// </summary>
internal sealed partial class FeedHub(HubSender sender, TimeProvider clock, ILogger<FeedHub> log) : LookingWorker(clock)
{
    /// <summary>Most subscribers that are asked or sent to at once.</summary>
    private const int MostAtOnce = 32;

    private readonly Dictionary<Guid, Task> _working = [];

    protected override async Task LookAsync(CancellationToken ct)
    {
        if (!await sender.HasAnyAsync(ct))
            return;
        await sender.ClearAsync(ct);
        foreach (var done in _working.Where(s => s.Value.IsCompleted).Select(s => s.Key).ToList())
            _working.Remove(done);
        foreach (var work in (await sender.FindAsync(ct)).Where(w => !_working.ContainsKey(w.Id)).DistinctBy(w => w.Id).Take(MostAtOnce - _working.Count).ToList())
            _working[work.Id] = Task.Run(() => WorkAsync(work), CancellationToken.None);
    }

    protected override void LogAway(Exception e) => LogAway(log, e);

    // What is being sent is sent to its end.
    protected override Task FinishAsync() => DoneAsync();

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
