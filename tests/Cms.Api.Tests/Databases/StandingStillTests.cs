using Cms.Model.Access;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Api.Tests.Databases;

/// <summary>A PostgreSQL server that stands still: it takes connections and says nothing.</summary>
public sealed class StandingStillTests
{
    // Without limits of its own each would wait for the server for ever. How long they are is no matter of a machine that runs much else.
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(30);

    [Test]
    public async Task All_are_told_in_time_and_served_again_when_it_goes_on()
    {
        var place = await TestDatabase.CreateAsync("postgres");
        await using var relay = new Relay(place.ConnectionString);
        await using var host = CmsHost.On(place, ("ConnectionStrings:Cms", relay.ConnectionString), ("Cms:MaxQueryMilliseconds", "2000"));
        using var desk = await host.StaffAsync(Role.Admin);
        await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/topics", new { name = "Before" });
        await desk.ReadAsync("/v1/topics");

        relay.StandStill();
        // More than there are connections, so that some wait for one.
        var asked = Enumerable
            .Range(0, 30)
            .Select(n =>
                n % 3 == 0
                    ? StatusAsync(() => desk.WriteAsync(HttpMethod.Post, "/v1/admin/topics", new { name = $"Meanwhile {n}" }))
                    : StatusAsync(() => host.Client.GetAsync($"/v1/topics?limit={n}"))
            )
            .ToList();
        var ready = StatusAsync(() => host.Client.GetAsync("/health/ready"));
        var live = StatusAsync(() => host.Client.GetAsync("/health/live"));

        Assert.That((await ready, await live), Is.EqualTo((503, 200)));
        Assert.That(await Task.WhenAll(asked), Is.All.EqualTo(503));
        relay.GoOn();
        using var patience = new CancellationTokenSource(InTime);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await StatusAsync(() => host.Client.GetAsync("/health/ready")) != 200)
            await again.WaitForNextTickAsync(patience.Token);
        await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/topics", new { name = "After" });
        await desk.ReadAsync("/v1/topics?limit=99");
    }

    private static async Task<int> StatusAsync(Func<Task<HttpResponseMessage>> ask)
    {
        using var answer = await ask().WaitAsync(InTime);
        return (int)answer.StatusCode;
    }
}
