using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cms.Api.Tests.WebSub;

/// <summary>A feed as it was sent.</summary>
internal sealed record SentFeed(byte[] Body, string? Type, string? Link, string? Signature);

/// <summary>Somebody who subscribes: answers what the hub asks, and keeps what it sends.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Dictionary<string, string>> _asked = [];
    private readonly ConcurrentQueue<SentFeed> _sent = [];
    private (int Status, string? Body) _answer = (200, null);
    private readonly SemaphoreSlim _arrivals = new(0);

    private Subscriber(WebApplication app) => _app = app;

    /// <summary>Where it listens; the query is its own and has to come back.</summary>
    public string Callback { get; private set; } = "";

    /// <summary>What it was asked.</summary>
    public IReadOnlyList<Dictionary<string, string>> Asked => [.. _asked];

    /// <summary>What it was sent.</summary>
    public IReadOnlyList<SentFeed> Sent => [.. _sent];

    public static async Task<Subscriber> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var subscriber = new Subscriber(app);
        app.Run(subscriber.TakeAsync);
        await app.StartAsync();
        subscriber.Callback = app.Urls.Single() + "/callback?mine=kept";
        return subscriber;
    }

    /// <summary>What it answers from now on; no body answers the challenge.</summary>
    public void AnswerWith(int status, string? body) => _answer = (status, body);

    /// <summary>Ends when so many feeds have come; false when they do not come within the time.</summary>
    public async Task<bool> SentAsync(int count, TimeSpan patience)
    {
        for (var n = 0; n < count; n++)
        {
            if (!await _arrivals.WaitAsync(patience))
                return false;
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var (status, body) = _answer;
        context.Response.StatusCode = status;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            _asked.Enqueue(context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()));
            await context.Response.WriteAsync(body ?? context.Request.Query["hub.challenge"].ToString());
            return;
        }

        using var sent = new MemoryStream();
        await context.Request.Body.CopyToAsync(sent);
        _sent.Enqueue(
            new SentFeed(
                sent.ToArray(),
                context.Request.ContentType,
                context.Request.Headers.Link,
                context.Request.Headers["X-Hub-Signature"]
            )
        );
        _arrivals.Release();
    }
}
