using Cms.Model;
using Cms.Model.Search;

namespace Cms.Api.Background;

/// <summary>
/// Puts into the index of words what is missing in it: after the start of a newer program whose analysis is another, and after a restore
/// of an older backup. Several nodes that do it at once do the same twice, which does no harm.
/// </summary>
internal sealed partial class SearchCompletion(
    IServiceScopeFactory scopes,
    CmsDatabase database,
    TimeProvider clock,
    ILogger<SearchCompletion> log
) : LookingWorker(database, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromDays(1);

    protected override string Work => "Completing the index of words";

    protected override async Task LookAsync(CancellationToken ct)
    {
        if (await SearchRebuild.CountAsync(Database, ct) is not (> 0 and var missing))
            return;
        LogMissing(Log, missing);
        await scopes.WithDbAsync(db => SearchRebuild.RunAsync(db, _ => { }, ct));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Missing} pieces are missing in the index of words and are put in")]
    private static partial void LogMissing(ILogger log, int missing);
}
