using Cms.Api.Live;
using Cms.Testing;
using Cms.Testing.Hosts;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Api.Tests.Live;

/// <summary>Those who wait for changes, as a test sees them.</summary>
internal static class Waiters
{
    /// <summary>Ends when so many wait, or listen.</summary>
    public static async Task UntilWaitingAsync(this CmsHost host, int many)
    {
        var room = host.Services.GetRequiredService<WaitingRoom>();
        using var limit = Patience.Ends();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (room.Waiting != many)
            await again.WaitForNextTickAsync(limit.Token);
    }
}
