using Cms.Api.Background;
using Cms.Api.Outbound;
using Cms.Api.Webhooks;
using Cms.Model;
using Cms.Testing.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Api.Tests.Webhooks;

/// <summary>The workers of one node, that work when the test says so.</summary>
internal sealed class WebhookNode : IDisposable
{
    private readonly MessageSender _sender;
    private readonly WebhookDispatcher _dispatcher;

    /// <summary>A node on the database of a server.</summary>
    /// <param name="host">The server.</param>
    /// <param name="clock">What it goes by.</param>
    /// <param name="outbound">What it calls by; the server's own if none is given.</param>
    public WebhookNode(CmsHost host, TimeProvider clock, OutboundClient? outbound = null)
    {
        var (scopes, database) = (
            host.Services.GetRequiredService<IServiceScopeFactory>(),
            host.Services.GetRequiredService<CmsDatabase>()
        );
        _sender = new MessageSender(
            scopes,
            database,
            outbound ?? host.Services.GetRequiredService<OutboundClient>(),
            clock,
            NullLogger<MessageSender>.Instance
        );
        _dispatcher = new WebhookDispatcher(
            new MessageWriter(scopes, database, clock),
            _sender,
            database,
            clock,
            NullLogger<WebhookDispatcher>.Instance
        );
    }

    /// <summary>Looks once and waits for what it sends.</summary>
    public async Task WorkOnceAsync()
    {
        await BeginAsync();
        await _dispatcher.SentAsync();
    }

    /// <summary>Looks once, and sends while the caller goes on.</summary>
    public Task BeginAsync() => _dispatcher.TickAsync(CancellationToken.None);

    /// <inheritdoc />
    public void Dispose() => _dispatcher.Dispose();

    /// <summary>Looks until nothing is due by its clock.</summary>
    public async Task WorkAsync()
    {
        do await WorkOnceAsync();
        while ((await _sender.FindDueAsync(CancellationToken.None)).Count > 0);
    }
}
