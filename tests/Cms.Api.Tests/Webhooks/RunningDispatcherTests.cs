using System.Diagnostics;
using Cms.Model.Webhooks;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Webhooks;

/// <summary>The dispatcher of servers that run.</summary>
public sealed class RunningDispatcherTests
{
    private static readonly (string, string) AllowsAll = ("Cms:Outbound:AllowPrivateAddresses", "true");

    [TestCaseSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
    public async Task What_did_not_arrive_is_tried_again_after_a_restart(string provider)
    {
        var clock = new FakeTimeProvider(An.Hour);
        var database = await TestDatabase.CreateAsync(provider);
        await using var receiver = await Receiver.StartAsync();
        receiver.AnswerWith(503);
        await using var first = CmsHost.On(database, clock, AllowsAll);
        await EndpointAsync(first, receiver);
        await PublishAsync(first, "Before the restart");
        clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => receiver.All.Count == 1, "It is sent within a second.");
        await first.StopAsync();
        receiver.Answer = null;
        clock.Advance(TimeSpan.FromSeconds(6));

        // The first disposes of the database, which both share.
        var second = CmsHost.On(database, clock, AllowsAll);
        try
        {
            await UntilStateAsync(second, MessageState.Delivered);

            Assert.That(receiver.All, Has.Count.EqualTo(2));
            Assert.That(receiver.All.Select(m => m.Id).Distinct().Count(), Is.EqualTo(1));
        }
        finally
        {
            await second.StopAsync();
        }
    }

    [Test]
    public async Task A_server_that_is_told_to_stop_finishes_the_message_in_hand()
    {
        var database = await TestDatabase.CreateAsync("sqlite");
        await using var receiver = await Receiver.StartAsync();
        var (arrived, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        receiver.Answer = context =>
        {
            arrived.TrySetResult();
            return goOn.Task;
        };
        await using var first = CmsHost.On(database, AllowsAll);
        await EndpointAsync(first, receiver);
        await PublishAsync(first, "In hand");
        await arrived.Task.PatientlyAsync();

        var stopping = first.StopAsync();
        Assert.That(stopping.IsCompleted, Is.False);
        goOn.SetResult();
        await stopping.PatientlyAsync();

        var second = CmsHost.On(database, new FakeTimeProvider(An.Hour), AllowsAll);
        try
        {
            Assert.That(
                await second.DeskAsync(db => db.WebhookMessages.Select(m => m.State).SingleAsync()),
                Is.EqualTo(MessageState.Delivered)
            );
            Assert.That(await second.DeskAsync(db => db.Leases.CountAsync()), Is.Zero);
        }
        finally
        {
            await second.StopAsync();
        }
    }

    [Test]
    public async Task Two_servers_on_one_database_send_each_message_once()
    {
        var database = await TestDatabase.CreateAsync("postgres");
        await using var receiver = await Receiver.StartAsync();
        await using var one = CmsHost.On(database, AllowsAll);
        var two = CmsHost.On(database, AllowsAll);
        try
        {
            await EndpointAsync(one, receiver);

            await Task.WhenAll(Enumerable.Range(0, 20).Select(n => PublishAsync(n % 2 == 0 ? one : two, $"Piece {n}")));
            await UntilAsync(() => receiver.All.Count >= 20, "All arrive.");
            await UntilStateAsync(one, MessageState.Delivered);

            Assert.That(receiver.All.Select(m => m.Id), Is.Unique);
            Assert.That(receiver.All.SelectMany(m => m.Sequences).ToList(), Is.Ordered.Ascending.And.Unique.And.Count.EqualTo(20));
        }
        finally
        {
            await two.StopAsync();
        }
    }

    [Test]
    public async Task A_server_that_does_nothing_writes_nothing()
    {
        var clock = new FakeTimeProvider(An.Hour);
        var database = await TestDatabase.CreateAsync("sqlite");
        await using var receiver = await Receiver.StartAsync();
        await using var host = CmsHost.On(database, clock, AllowsAll);
        await EndpointAsync(host, receiver);
        await PublishAsync(host, "The last for a while");
        var node = new WebhookNode(host, clock);
        await node.WorkAsync();
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(database.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        var before = await VersionAsync();

        for (var n = 0; n < 10; n++)
            await node.WorkAsync();

        Assert.That(await VersionAsync(), Is.EqualTo(before));
        Assert.That(receiver.All, Has.Count.EqualTo(1));

        // Changes with every commit of another connection.
        async Task<object?> VersionAsync()
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            return await command.ExecuteScalarAsync();
        }
    }

    [Test]
    public async Task A_server_that_is_killed_while_it_sends_sends_again()
    {
        const string Key = "cms_chosen01_kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk";
        string[] arguments = [$"--Cms:BootstrapAdminKey={Key}", "--Cms:Outbound:AllowPrivateAddresses=true"];
        using var folder = await new ProgramFolder().MigratedAsync();
        await using var receiver = await Receiver.StartAsync();
        var arrived = new TaskCompletionSource();
        receiver.Answer = context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using (var server = folder.Start(arguments))
        {
            await server.AnsweringAsync();
            using var client = server.Client(Key);
            await client.WriteAsync(
                201,
                HttpMethod.Post,
                "/v1/admin/webhooks",
                new
                {
                    name = "Hangs",
                    url = receiver.Address.ToString(),
                    events = new[] { "article.published" },
                }
            );
            var author = await client.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Ada Quill", kind = "person" });
            var draft = await client.WriteAsync(
                201,
                HttpMethod.Post,
                "/v1/admin/articles",
                new
                {
                    title = "Sent twice",
                    license = new { id = "CC-BY-4.0" },
                    contributions = new[] { new { role = "author", authorId = author.Text("id") } },
                }
            );
            await client.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", new { }, draft.Tag());
            await arrived.Task.PatientlyAsync();
            server.Process.Kill();
            await server.Process.WaitForExitAsync();
        }

        receiver.Answer = null;
        using var next = folder.Start(arguments);
        await next.AnsweringAsync();
        await UntilAsync(() => receiver.All.Count == 2, "The dead one's lease is over after 25 s.");

        Assert.That(receiver.All.Select(m => m.Id).Distinct().Count(), Is.EqualTo(1));
        Assert.That(receiver.All.Last().Type, Is.EqualTo("article.published"));
    }

    private static Task EndpointAsync(CmsHost host, Receiver receiver) =>
        host.DeskAsync(async db =>
        {
            var head = await db.ChangeHeads.Select(h => h.Sequence).SingleAsync();
            db.Add(new Webhook(null, "A receiver", receiver.Address.ToString(), ["article.published"], 0, head, An.Hour));
            await db.SaveAsync(CancellationToken.None);
        });

    private static Task<long?> PublishAsync(CmsHost host, string title) =>
        host.DeskAsync(db =>
        {
            var author = An.Author();
            db.AddRange(author, An.Article(An.Content(title, author)));
            return db.SaveAsync(CancellationToken.None);
        });

    private static async Task UntilStateAsync(CmsHost host, MessageState state)
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < Patience.Limit; )
        {
            if (await host.DeskAsync(db => db.WebhookMessages.AllAsync(m => m.State == state)))
                return;
        }

        Assert.Fail($"Not all messages are {state} after {Patience.Limit.TotalSeconds} s.");
    }

    private static async Task UntilAsync(Func<bool> holds, string what)
    {
        using var limit = Patience.Ends();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!holds())
                await again.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{what} It did not come about in {Patience.Limit.TotalSeconds} s.");
        }
    }
}
