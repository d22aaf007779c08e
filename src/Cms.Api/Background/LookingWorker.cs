using Cms.Model;

namespace Cms.Api.Background;

/// <summary>
/// A worker that looks again and again what there is to do; every one that works while nobody asks is an heir. Nothing that
/// goes wrong ends it: it looks again, and the log says once that it is held up and once that it goes on.
/// </summary>
/// <param name="database">Judges what went wrong.</param>
/// <param name="clock">What it goes by.</param>
/// <param name="log">Its log.</param>
internal abstract partial class LookingWorker(CmsDatabase database, TimeProvider clock, ILogger log) : BackgroundService
{
    // Whoever looks once a day does not wait a day because the database was away for a minute.
    private static readonly TimeSpan LongestWaitWhileHeldUp = TimeSpan.FromMinutes(1);

    // Whoever looks once an hour or a day does not do so while the server gets to its feet.
    private static readonly TimeSpan FirstWaitOfTheRare = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DatabaseFault? _fault;
    private bool _isFresh;

    /// <summary>The database.</summary>
    protected CmsDatabase Database => database;

    /// <summary>The clock it goes by.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Its log.</summary>
    protected ILogger Log => log;

    /// <summary>How long it waits between two looks.</summary>
    protected virtual TimeSpan Every => TimeSpan.FromMilliseconds(500);

    /// <summary>What it does, as the beginning of a sentence in the log.</summary>
    protected abstract string Work { get; }

    /// <summary>Looks, and does what is to be done.</summary>
    protected abstract Task LookAsync(CancellationToken ct);

    /// <summary>Brings to its end what is in hand when the program stops.</summary>
    protected virtual Task FinishAsync() => Task.CompletedTask;

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isRare = Every > FirstWaitOfTheRare;
        using var timer = new PeriodicTimer(isRare ? FirstWaitOfTheRare : Every, clock);
        try
        {
            if (isRare)
                await timer.WaitForNextTickAsync(stoppingToken);
            do
            {
                await TickAsync(stoppingToken);
                var wait = _fault is not null && Every > LongestWaitWhileHeldUp ? LongestWaitWhileHeldUp : Every;
                if (timer.Period != wait)
                    timer.Period = wait;
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }

        try
        {
            await FinishAsync();
        }
        catch (Exception e)
        {
            HeldUp(e);
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task TickAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
            GoesOn();
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            HeldUp(e);
        }
    }

    /// <summary>Says in the log, once, that something keeps it from its work; in one line if it is the database.</summary>
    protected void HeldUp(Exception e)
    {
        var fault = database.Judge(e);
        lock (_gate)
        {
            _isFresh = true;
            if (_fault == fault)
                return;
            _fault = fault;
        }

        if (fault == DatabaseFault.Unknown)
            LogBroken(log, Work, e);
        else
            LogHeldUp(log, Work, fault, e.GetBaseException().Message);
    }

    private void GoesOn()
    {
        lock (_gate)
        {
            // What a look began may have failed after it: it goes on when nothing failed from one look to the next.
            var isOver = _fault is not null && !_isFresh;
            _isFresh = false;
            if (!isOver)
                return;
            _fault = null;
        }

        LogGoesOn(log, Work);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} is held up by the database and tried again ({Fault}): {Reason}")]
    private static partial void LogHeldUp(ILogger log, string work, DatabaseFault fault, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed and is tried again")]
    private static partial void LogBroken(ILogger log, string work, Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Work} goes on")]
    private static partial void LogGoesOn(ILogger log, string work);
}
