using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Cms.Benchmarks;

/// <summary>
/// What no server on this stack can beat: this same program as a child, bare Kestrel returning the very bytes and headers the server gave.
/// One child serves a whole run, so that it is as warm as the server; each captured answer is PUT to it.
/// </summary>
internal sealed class Floor : IDisposable
{
    private Floor(PinnedProcess process)
    {
        Process = process;
    }

    public PinnedProcess Process { get; }

    public static Floor Start(CancellationToken ct)
    {
        var port = Machine.FreePort();
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var process = PinnedProcess.Start(
            [dotnet, typeof(Floor).Assembly.Location, "floor", "--port", port.ToString(CultureInfo.InvariantCulture)],
            new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = null },
            Path.Combine(Server.Scratch, "floor.log"),
            port
        );
        var floor = new Floor(process);
        try
        {
            process.WaitFor("/", ct);
            return floor;
        }
        catch
        {
            floor.Dispose();
            throw;
        }
    }

    /// <summary>From now on the floor gives this answer, and shows that it does.</summary>
    public void Play(Answer answer, byte[] request)
    {
        using var connection = new Connection(Process.Port);
        connection.Put(answer.ToBytes());
        var played = connection.Exchange(request);
        if (
            played.Status != answer.Status
            || !played.Body.AsSpan().SequenceEqual(answer.Body)
            || !Compared(played).SetEquals(Compared(answer))
        )
            throw new BenchmarkFailure("The floor does not give the answer it was told to give.");
    }

    /// <summary>From now on the floor gives this answer with its body from a file, by what the framework has for that.</summary>
    public void PlayFile(Answer answer, byte[] request, string file) =>
        Play(answer with { Headers = [.. answer.Headers, (FloorProgram.FileHeader, file)] }, request);

    public void Stop() => Process.Stop();

    public void Dispose() => Process.Dispose();

    private static HashSet<string> Compared(Answer answer) =>
        [.. answer.Headers.Where(h => !FloorProgram.IsOwn(h.Name)).Select(h => $"{h.Name.ToUpperInvariant()}: {h.Value}")];
}

/// <summary>The child: no routing, no logging, one piece of middleware.</summary>
internal static class FloorProgram
{
    /// <summary>Names the file that holds the body of the answer to be played.</summary>
    public const string FileHeader = "X-Floor-File";

    private static Played _played = Played.From(new Answer(200, [], []));

    /// <summary>Headers that a web server writes by itself.</summary>
    public static bool IsOwn(string header) =>
        header.Equals("Date", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Server", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Connection", StringComparison.OrdinalIgnoreCase)
        || header.Equals(FileHeader, StringComparison.OrdinalIgnoreCase)
        || header.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);

    public static async Task<int> RunAsync(int port, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        await using var app = builder.Build();
        app.Run(context => HttpMethods.IsPut(context.Request.Method) ? ReplaceAsync(context) : _played.WriteAsync(context));
        await app.StartAsync(ct);
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        catch (OperationCanceledException)
        {
            // SIGTERM or Ctrl+C: the way it is meant to end.
        }

        await app.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task ReplaceAsync(HttpContext context)
    {
        using var message = new MemoryStream();
        await context.Request.Body.CopyToAsync(message, context.RequestAborted);
        _played = Played.From(Answer.FromBytes(message.ToArray()));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private sealed record Played(
        int Status,
        KeyValuePair<string, StringValues>[] Headers,
        string? ETag,
        long? Length,
        byte[] Body,
        string? File
    )
    {
        public static Played From(Answer answer) =>
            new(
                answer.Status,
                [
                    .. answer
                        .Headers.Where(h => !IsOwn(h.Name) && !h.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                        .GroupBy(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase)
                        .Select(g => KeyValuePair.Create(g.Key, new StringValues([.. g]))),
                ],
                answer.Header("ETag"),
                answer.Header("Content-Length") is { } length ? long.Parse(length, CultureInfo.InvariantCulture) : null,
                answer.Body,
                answer.Header(FileHeader)
            );

        public Task WriteAsync(HttpContext context)
        {
            var response = context.Response;
            var isUnchanged = ETag is not null && context.Request.Headers.IfNoneMatch is [{ } known] && known == ETag;
            response.StatusCode = isUnchanged ? StatusCodes.Status304NotModified : Status;
            foreach (var (name, value) in Headers)
                response.Headers[name] = value;
            if (response.StatusCode == StatusCodes.Status304NotModified)
                return Task.CompletedTask;
            response.ContentLength = Length;
            return File is null ? response.BodyWriter.WriteAsync(Body).AsTask() : response.SendFileAsync(File, context.RequestAborted);
        }
    }
}
