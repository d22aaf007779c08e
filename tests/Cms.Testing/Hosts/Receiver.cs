using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cms.Testing.Hosts;

/// <summary>A request as a receiver of webhooks gets it.</summary>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its bytes.</param>
public sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The message's id.</summary>
    public string Id => Headers["webhook-id"];

    /// <summary>What it says.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>What it tells of.</summary>
    public string Type => Json.GetProperty("type").GetString()!;

    /// <summary>The numbers of the changes it lists.</summary>
    public IReadOnlyList<long> Sequences =>
        [.. Json.GetProperty("data").GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("sequence").GetInt64())];

    /// <summary>Whether one of its signatures is by this secret, checked as a receiver would, with nothing of the program's own.</summary>
    public bool IsSignedBy(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal)));
        var expected =
            "v1,"
            + Convert.ToBase64String(
                hmac.ComputeHash([.. Encoding.ASCII.GetBytes($"{Headers["webhook-id"]}.{Headers["webhook-timestamp"]}."), .. Body])
            );
        return Headers["webhook-signature"].Split(' ').Contains(expected);
    }
}

/// <summary>Somebody else's server on a socket of its own, that keeps all it gets.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private TaskCompletionSource _arrival = NextArrival();

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>All it got, in order.</summary>
    public ConcurrentQueue<Received> All { get; } = [];

    /// <summary>What it answers; null for 204.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    /// <summary>Starts one.</summary>
    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        receiver.Address = new Uri(app.Urls.First() + "/hook");
        return receiver;
    }

    /// <summary>Answers everything with this status.</summary>
    public void AnswerWith(int status, string? retryAfter = null) =>
        Answer = context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return context.Response.WriteAsync($"Status {status}.");
        };

    /// <summary>Ends as soon as what it got is enough; asked anew whenever something arrives.</summary>
    /// <param name="isEnough">Judges all that it got.</param>
    /// <param name="patience">How long at most.</param>
    /// <returns>Whether it came to be enough.</returns>
    public async Task<bool> UntilAsync(Func<IReadOnlyCollection<Received>, bool> isEnough, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            // Taken before the question, so that what arrives meanwhile asks it again.
            var arrival = Volatile.Read(ref _arrival).Task;
            if (isEnough(All))
                return true;
            try
            {
                await arrival.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        All.Enqueue(
            new Received(
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body.ToArray()
            )
        );
        Interlocked.Exchange(ref _arrival, NextArrival()).SetResult();
        if (Answer is { } answer)
            await answer(context);
        else
            context.Response.StatusCode = 204;
    }

    private static TaskCompletionSource NextArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
