namespace Cms.Api.Background;

/// <summary>
/// The way out. Told to stop, the server is not ready from that moment and goes on serving for <c>Cms:DrainSeconds</c>, so that
/// whoever sends requests here learns to send them elsewhere; each answer closes its connection, so that none is cut off with a
/// request on its way. Then the web server takes nothing more and what is in hand is finished.
/// </summary>
internal sealed class Drain : IHostedLifecycleService, IDisposable
{
    private readonly TimeSpan _length;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenRegistration _told;
    private volatile bool _hasBegun;

    public Drain(Settings settings, IHostApplicationLifetime lifetime)
    {
        _length = settings.Drain;
        _told = lifetime.ApplicationStopping.Register(() => _hasBegun = true);
    }

    /// <summary>Whether the server was told to stop.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Cancelled when the web server is about to take nothing more; who waits for something to happen is answered then.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Lets the answer close its connection if the server is on its way out.</summary>
    public void Close(HttpContext context)
    {
        // Later versions of HTTP have a way of their own, which the web server goes by itself.
        if (_hasBegun && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
    }

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        await Task.Delay(_length, cancellationToken);
        await _over.CancelAsync();
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        _told.Dispose();
        _over.Dispose();
    }
}
