using Cms.Api.Delivery;
using Cms.Model;

namespace Cms.Api.Commands.Demo;

/// <summary>Many short invented pieces, for trying out size.</summary>
public static class DemoBulk
{
    /// <summary>Adds so many public pieces, in batches.</summary>
    public static Task FillAsync(CmsDbContext db, Addresses addresses, int count, Action<int> done, TimeProvider clock, CancellationToken ct) => Task.CompletedTask;
}
