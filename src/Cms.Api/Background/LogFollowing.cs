using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Background;

/// <summary>Follows the change log every 200 ms for what other nodes and commands beside this one write.</summary>
internal sealed partial class LogFollowing(ChangeFollower follower, CmsDatabase database, ILogger<LogFollowing> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        var isAway = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await follower.CatchUpAsync(stoppingToken);
                    isAway = false;
                }
                catch (Exception e) when (database.Judge(e) != DatabaseFault.Unknown)
                {
                    if (!isAway)
                        LogAway(log, e);
                    isAway = true;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The change log cannot be read; it is asked again every 200 ms")]
    private static partial void LogAway(ILogger log, Exception e);
}
