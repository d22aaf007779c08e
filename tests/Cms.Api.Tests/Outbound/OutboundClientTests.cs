using System.Net;
using System.Net.Sockets;
using System.Text;
using Cms.Api.Outbound;
using Cms.Model.Webhooks;
using Cms.Testing.Hosts;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Outbound;

/// <summary>Calls to servers that somebody else named, on real sockets.</summary>
public sealed class OutboundClientTests
{
    private static readonly Settings AllowsAll = new() { AllowPrivateAddresses = true };

    [TestCase("http://127.0.0.1:{0}/")]
    [TestCase("http://localhost:{0}/")]
    [TestCase("http://0x7f.1:{0}/")]
    [TestCase("http://017700000001:{0}/")]
    [TestCase("http://2130706433:{0}/")]
    [TestCase("http://127.1:{0}/")]
    [TestCase("http://0:{0}/")]
    [TestCase("http://0.0.0.0:{0}/")]
    [TestCase("http://[::1]:{0}/")]
    [TestCase("http://[::ffff:127.0.0.1]:{0}/")]
    [TestCase("http://[64:ff9b::7f00:1]:{0}/")]
    [TestCase("http://１２７.0.0.1:{0}/")]
    public async Task However_an_address_is_written_it_is_judged_by_where_it_leads(string address)
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = new OutboundClient(new Settings(), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            PostAsync(client, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, receiver.Address.Port))
        );

        Assert.That(refused!.Fault, Is.EqualTo(RequestFault.AddressNotPublic));
        Assert.That(receiver.All, Is.Empty);
    }

    [Test]
    public async Task The_operator_may_allow_every_address()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = new OutboundClient(AllowsAll, TimeProvider.System);

        var answer = await PostAsync(client, receiver.Address.ToString());

        Assert.That((answer.Status, receiver.All.Count), Is.EqualTo((204, 1)));
    }

    [TestCase("ftp://127.0.0.1/")]
    [TestCase("file:///etc/passwd")]
    [TestCase("http://user:secret@127.0.0.1/")]
    [TestCase("gopher://127.0.0.1/")]
    public async Task Only_http_without_a_user_is_called(string address)
    {
        using var client = new OutboundClient(AllowsAll, TimeProvider.System);

        await Assert.ThrowsAsync<ArgumentException>(() => PostAsync(client, address));
    }

    [Test]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Task.CompletedTask;
        };
        using var client = new OutboundClient(AllowsAll, TimeProvider.System);

        Assert.That((await PostAsync(client, receiver.Address.ToString())).Status, Is.EqualTo(307));
        Assert.That(elsewhere.All, Is.Empty);
    }

    [Test]
    public async Task Of_an_endless_answer_the_beginning_is_kept_and_cookies_are_not()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async context =>
        {
            context.Response.Headers.SetCookie = "who=me";
            var chunk = Encoding.ASCII.GetBytes(new string('x', 10_000));
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        };
        using var client = new OutboundClient(AllowsAll, TimeProvider.System);

        var answer = await PostAsync(client, receiver.Address.ToString());
        receiver.Answer = null;
        await PostAsync(client, receiver.Address.ToString());

        Assert.That((answer.Status, answer.Body.Length), Is.EqualTo((200, 1_000)));
        Assert.That(receiver.All.Last().Headers.Keys, Has.None.EqualTo("Cookie").And.None.EqualTo("traceparent"));
    }

    [Test]
    public async Task An_answer_that_does_not_come_is_given_up_after_fifteen_seconds()
    {
        await using var receiver = await Receiver.StartAsync();
        var arrived = new TaskCompletionSource();
        receiver.Answer = context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var clock = new FakeTimeProvider();
        using var client = new OutboundClient(AllowsAll, clock);

        var call = PostAsync(client, receiver.Address.ToString());
        await arrived.Task;
        clock.Advance(OutboundClient.Limit - TimeSpan.FromMilliseconds(1));
        Assert.That(call.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That((await CatchAsync(call)).Fault, Is.EqualTo(RequestFault.TimedOut));
    }

    [Test]
    public async Task A_caller_that_gives_up_is_told_so()
    {
        await using var receiver = await Receiver.StartAsync();
        using var stop = new CancellationTokenSource();
        receiver.Answer = context =>
        {
            stop.Cancel();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using var client = new OutboundClient(AllowsAll, TimeProvider.System);

        Assert.That(
            async () => await PostAsync(client, receiver.Address.ToString(), stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public async Task What_went_wrong_has_a_word()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        using var client = new OutboundClient(AllowsAll, TimeProvider.System);
        await using var receiver = await Receiver.StartAsync();

        var talk = SayAsync(mute, "SSH-2.0-nonsense\r\n\r\n");
        Assert.Multiple(async () =>
        {
            Assert.That(
                (await CatchAsync(PostAsync(client, $"http://127.0.0.1:{port}/"))).Fault,
                Is.EqualTo(RequestFault.ConnectionFailed)
            );
            Assert.That((await CatchAsync(PostAsync(client, "http://nobody.invalid/"))).Fault, Is.EqualTo(RequestFault.NameNotFound));
            Assert.That(
                (await CatchAsync(PostAsync(client, $"http://127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}/"))).Fault,
                Is.EqualTo(RequestFault.AnswerMalformed)
            );
            Assert.That(
                (await CatchAsync(PostAsync(client, $"https://127.0.0.1:{receiver.Address.Port}/"))).Fault,
                Is.EqualTo(RequestFault.TlsFailed)
            );
        });
        await talk;
    }

    [Test]
    public async Task Proxies_of_the_environment_are_not_used()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var proxy = await Receiver.StartAsync();
        Environment.SetEnvironmentVariable("http_proxy", proxy.Address.ToString());
        try
        {
            using var client = new OutboundClient(AllowsAll, TimeProvider.System);
            await PostAsync(client, receiver.Address.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", null);
        }

        Assert.That((receiver.All.Count, proxy.All.Count), Is.EqualTo((1, 0)));
    }

    [TestCase("120", 120)]
    [TestCase("Sun, 01 Nov 2026 12:05:00 GMT", 300)]
    [TestCase("Sun, 01 Nov 2026 11:00:00 GMT", null)]
    [TestCase("soon", null)]
    public async Task Retry_After_is_read_in_both_its_forms(string header, int? seconds)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        };
        using var client = new OutboundClient(AllowsAll, new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero)));

        Assert.That(
            (await PostAsync(client, receiver.Address.ToString())).RetryAfter,
            Is.EqualTo(seconds is { } s ? TimeSpan.FromSeconds(s) : null)
        );
    }

    private static async Task<OutboundAnswer> PostAsync(OutboundClient client, string address, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}") };
        return await client.SendAsync(request, 1_000, ct);
    }

    private static async Task<OutboundException> CatchAsync(Task<OutboundAnswer> call)
    {
        try
        {
            return await call is var answer ? throw new AssertionException($"It was answered {answer.Status}.") : null!;
        }
        catch (OutboundException e)
        {
            return e;
        }
    }

    private static async Task SayAsync(TcpListener listener, string words)
    {
        using var guest = await listener.AcceptTcpClientAsync();
        await guest.GetStream().WriteAsync(Encoding.ASCII.GetBytes(words));
    }
}
