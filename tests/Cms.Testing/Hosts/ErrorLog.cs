using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cms.Testing.Hosts;

/// <summary>What a server logged as an error. A failure is seldom seen twice, so the test that meets one says what it was.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _entries = [];

    /// <summary>All of it, oldest first.</summary>
    public string Text => string.Join(Environment.NewLine, _entries);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            _entries.Enqueue($"{formatter(state, exception)}{Environment.NewLine}{exception}");
    }

    public void Dispose() { }
}

/// <summary>Ends a test where the server failed, with what it logged.</summary>
internal sealed class NoFailures(ErrorLog log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        return (int)response.StatusCode != 500
            ? response
            : throw new InvalidOperationException(
                $"{request.Method} {request.RequestUri?.PathAndQuery} answered 500.{Environment.NewLine}{log.Text}"
            );
    }
}
