using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Background;

/// <summary>Deletes, once an hour, answers that were kept to be given again and have had their day.</summary>
internal sealed class AnswerThinning(IServiceScopeFactory scopes, CmsDatabase database, TimeProvider clock, ILogger<AnswerThinning> log)
    : LookingWorker(database, clock, log)
{
    // Rows per turn, so that a long backlog never holds the database for long.
    private const int Batch = 1_000;

    /// <summary>Deletes what is due now.</summary>
    public static async Task ThinAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        while (await IdempotentAnswer.ThinAsync(db, now, Batch, ct) == Batch) { }
    }

    protected override TimeSpan Every => TimeSpan.FromHours(1);

    protected override string Work => "Deleting answers that were kept for a day";

    protected override async Task LookAsync(CancellationToken ct)
    {
        if (await Database.FindsAsync(IdempotentAnswer.Due(Database, Clock.Now()), ct))
            await scopes.WithDbAsync(db => ThinAsync(db, Clock.Now(), ct));
    }
}
