namespace Cms.Api.Background;

/// <summary>
/// A worker that looks every half second what there is to do. Nothing that goes wrong ends it: the next look is half a
/// second away, and of a fault that lasts the log says so once.
/// </summary>
internal abstract class LookingWorker(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private bool _isAway;

    /// <summary>The clock it goes by.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Looks, and does what is to be done.</summary>
    protected abstract Task LookAsync(CancellationToken ct);

    /// <summary>Says in the log that it cannot do its work for now.</summary>
    protected abstract void LogAway(Exception e);

    /// <summary>Waits for what is still in hand when the program stops.</summary>
    protected virtual Task FinishAsync() => Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
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
            // The program stops.
        }

        await FinishAsync();
    }

    /// <summary>Looks once.</summary>
    internal async Task TickAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
            _isAway = false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (!_isAway)
                LogAway(e);
            _isAway = true;
        }
    }
}
