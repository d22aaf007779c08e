using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Background;

/// <summary>Follows the change log every 200 ms for what other nodes and commands beside this one write.</summary>
internal sealed class LogFollowing(ChangeFollower follower, CmsDatabase database, ILogger<LogFollowing> log)
    : LookingWorker(database, TimeProvider.System, log)
{
    protected override TimeSpan Every => TimeSpan.FromMilliseconds(200);

    protected override string Work => "Following the change log";

    protected override Task LookAsync(CancellationToken ct) => follower.CatchUpAsync(ct);
}
