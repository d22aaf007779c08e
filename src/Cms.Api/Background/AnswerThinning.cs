using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Background;

/// <summary>Deletes, once an hour, answers that were kept to be given again and have had their day.</summary>
internal sealed partial class AnswerThinning(IServiceScopeFactory scopes, CmsDatabase database, TimeProvider clock, ILogger<AnswerThinning> log) : BackgroundService
{
    // Rows per turn, so that a long backlog never holds the database for long.
    private const int Batch = 1_000;

    /// <summary>Deletes what is due now.</summary>
    public static async Task ThinAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        while (await IdempotentAnswer.ThinAsync(db, now, Batch, ct) == Batch)
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await ThinAsync(scope.ServiceProvider.GetRequiredService<CmsDbContext>(), clock.Now(), stoppingToken);
                }
                catch (Exception e) when (database.Judge(e) != DatabaseFault.Unknown)
                {
                    LogPutOff(log, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answers kept for a day were not deleted this hour; they will be in the next")]
    private static partial void LogPutOff(ILogger log, Exception e);
}
