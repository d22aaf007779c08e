using System.Net.Http.Json;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>The program told to stop while it is asked all the time: nobody is cut off.</summary>
public sealed class StopTests
{
    // CMS_STOP_ROUNDS asks for more than a machine that builds every change has time for.
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("CMS_STOP_ROUNDS"), out var rounds) ? rounds : 1;

    private const int Callers = 16;

    [Test]
    public async Task No_request_is_lost_when_a_server_is_told_to_stop_under_load()
    {
        var key = $"cms_chosen01_{new string('k', 40)}";
        using var folder = await new ProgramFolder().MigratedAsync();
        for (var round = 0; round < Rounds; round++)
        {
            using var server = folder.Start([$"--Cms:BootstrapAdminKey={key}", "--Cms:DrainSeconds=10"]);
            await server.AnsweringAsync();
            using var cold = new CountdownEvent(Callers);
            var warm = new TaskCompletionSource();
            // Each keeps its one connection until an answer closes it, as a balancer does that then sends the next request elsewhere.
            var callers = Enumerable
                .Range(0, Callers)
                .Select(n => CallAsync(server.Client(key), n, () =>
                    {
                        if (cold.Signal())
                            warm.SetResult();
                    }))
                .ToList();
            // One that is done by now has failed.
            await Task.WhenAny(warm.Task, Task.WhenAny(callers));

            server.Terminate();

            var answered = await Task.WhenAll(callers);
            Assert.That(answered, Is.All.GreaterThanOrEqualTo(10));
            // Nobody waits for the end with a connection of its own: it is still there for who comes anew, and says that it goes.
            using var late = server.Client(key);
            using var ready = await late.GetAsync("/health/ready");
            using var read = await late.GetAsync("/v1/topics");
            Assert.That(((int)ready.StatusCode, ready.Headers.ConnectionClose), Is.EqualTo((503, true)));
            Assert.That(((int)read.StatusCode, read.Headers.ConnectionClose), Is.EqualTo((200, true)));
            await server.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.That(server.Process.ExitCode, Is.Zero, server.Said);
        }
    }

    private static async Task<int> CallAsync(HttpClient client, int caller, Action onTenth)
    {
        using (client)
        {
            for (var n = 1; ; n++)
            {
                // A client may send a GET again by itself where a connection was cut off, but never what it has begun to send.
                using var answer =
                    n % 2 == 0
                        ? await client.GetAsync($"/v1/topics?limit={1 + ((n + caller) % 100)}")
                        : await client.PostAsJsonAsync("/v1/admin/topics", new { name = $"Caller {caller}, topic {n} {Guid.NewGuid():n}" });
                Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
                if (n == 10)
                    onTenth();
                if (answer.Headers.ConnectionClose is true)
                    return n;
            }
        }
    }
}
