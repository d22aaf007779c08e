using System.Net;
using System.Net.Sockets;
using Cms.Api.Background;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Api.Live;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>The places of work, on a server that does nothing else.</summary>
public sealed class WorkPlacesTests : IDisposable
{
    private readonly WorkPlaces _places = new();

    public void Dispose() => _places.Dispose();

    [Test]
    public async Task A_place_is_given_back_before_the_first_byte_of_the_answer_is_sent()
    {
        var (working, sending) = (0L, 0L);
        await using var server = await ServeAsync(async context =>
        {
            working = Free();
            await context.Response.WriteAsync("The beginning of an answer that somebody reads slowly");
            sending = Free();
        });

        using var client = new HttpClient();
        await client.GetStringAsync(server.Urls.First());

        Assert.That((working, sending), Is.EqualTo(((long)RequestLimits.Concurrent - 1, (long)RequestLimits.Concurrent)));
    }

    [Test]
    public async Task A_place_is_given_back_by_a_request_that_fails()
    {
        await using var server = await ServeAsync(_ => throw new InvalidOperationException("It fails."));

        using var client = new HttpClient();
        using var answer = await client.GetAsync(server.Urls.First());

        Assert.That(((int)answer.StatusCode, Free()), Is.EqualTo((500, (long)RequestLimits.Concurrent)));
    }

    [Test]
    public async Task No_address_can_hold_all_places()
    {
        var (entered, open) = (new SemaphoreSlim(0), new TaskCompletionSource());
        await using var server = await ServeAsync(async _ =>
        {
            entered.Release();
            await open.Task;
        });
        using var many = ClientFrom("127.0.0.2");
        using var other = ClientFrom("127.0.0.3");
        var held = Enumerable.Range(0, RequestLimits.ConcurrentOfCaller + 10).Select(_ => many.GetAsync(server.Urls.First())).ToList();
        for (var i = 0; i < RequestLimits.ConcurrentOfCaller; i++)
            await entered.WaitAsync();
        Assert.That(Free(), Is.EqualTo(RequestLimits.Concurrent - RequestLimits.ConcurrentOfCaller), "Half, however many they send.");

        var honest = other.GetAsync(server.Urls.First());

        Assert.That(await entered.WaitAsync(Patience.Limit), Is.True);
        Assert.That(
            Free(),
            Is.EqualTo(RequestLimits.Concurrent - RequestLimits.ConcurrentOfCaller - 1),
            "Theirs is worked on, and no further one of the others."
        );
        open.SetResult();
        foreach (var answer in await Task.WhenAll([honest, .. held]))
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), "Who waited had their turn.");
    }

    [Test]
    public async Task No_address_can_hold_all_connections()
    {
        using var limit = new ConnectionLimit(2, [IPAddress.Parse("127.0.0.9")]);
        await using var server = await ServeAsync(
            context => context.Response.WriteAsync("Here."),
            kestrel =>
                kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => limit.InvokeAsync(connection, next)))
        );
        var address = new Uri(server.Urls.First());
        const string Request = "GET / HTTP/1.1\nHost: {host}\n\n";
        using var first = await RawCall.ToAsync(address);
        using var second = await RawCall.ToAsync(address);
        foreach (var call in new[] { first, second })
        {
            await call.SayAsync(Request);
            Assert.That(await call.HearAsync("Here."), Does.Contain("Here."));
        }

        Assert.That(await HeardOfThirdAsync(), Is.Empty, "It is closed without a word.");
        using var other = ClientFrom("127.0.0.3");
        Assert.That(await other.GetStringAsync(address), Is.EqualTo("Here."));
        var behindProxy = Enumerable.Range(0, 4).Select(_ => ClientFrom("127.0.0.9")).ToList();
        foreach (var client in behindProxy)
            Assert.That(await client.GetStringAsync(address), Is.EqualTo("Here."), "A proxy that is trusted brings many callers.");
        behindProxy.ForEach(client => client.Dispose());

        async Task<string> HeardOfThirdAsync()
        {
            try
            {
                using var third = await RawCall.ToAsync(address);
                return await third.HearAsync();
            }
            catch (SocketException)
            {
                // It may be closed before it is known here to be open.
                return "";
            }
        }
    }

    [TestCase("203.0.113.7", "203.0.113.7")]
    [TestCase("::ffff:203.0.113.7", "203.0.113.7")]
    [TestCase("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::")]
    [TestCase("2001:db8:1:3::1", "2001:db8:1:3::")]
    public void Addresses_of_one_network_are_one_caller(string address, string counted) =>
        Assert.That(CallerAddress.Network(IPAddress.Parse(address)), Is.EqualTo(IPAddress.Parse(counted)));

    [Test]
    public async Task Each_partner_has_a_share_of_the_seats_of_those_who_wait()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using var opened = database.Open();
        using var follower = new Cms.Model.Changes.ChangeFollower(opened);
        using var drain = new Drain(new Settings(), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        using var room = new WaitingRoom();
        var polls = new LongPolls(follower, room, drain, TimeProvider.System);
        using var end = new CancellationTokenSource();
        var (greedy, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var waiting = Enumerable.Range(0, WaitingRoom.MostOfPartner).Select(_ => Wait(greedy, 25)).ToList();

        Assert.That(async () => await Wait(greedy, 25), Throws.TypeOf<ProblemException>().With.Property("Code").EqualTo("rate-limited"));
        var others = Wait(other, 25);
        Assert.That(await Wait(greedy, 0), Is.EqualTo("nothing"), "Who does not wait takes no seat.");
        Assert.That(waiting.Append(others).Any(w => w.IsCompleted), Is.False);

        await end.CancelAsync();
        foreach (var one in waiting.Append(others))
            Assert.That(async () => await one, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(WaitingRoom.MostOfPartner * 8, Is.LessThanOrEqualTo(WaitingRoom.Most), "Few who are greedy leave room for others.");

        Task<string> Wait(Guid partner, int seconds) =>
            polls.LookAsync(
                new DefaultHttpContext(),
                partner,
                TimeSpan.FromSeconds(seconds),
                _ => Task.FromResult("nothing"),
                _ => false,
                end.Token
            );
    }

    private long Free() => _places.OfAll.GetStatistics()!.CurrentAvailablePermits;

    private async Task<WebApplication> ServeAsync(RequestDelegate work, Action<KestrelServerOptions>? kestrel = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel ?? (_ => { }));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Use(next => context => _places.InvokeAsync(context, next));
        app.Run(work);
        await app.StartAsync();
        return app;
    }

    private static HttpClient ClientFrom(string address) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (to, ct) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                    await socket.ConnectAsync(to.DnsEndPoint, ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
}
