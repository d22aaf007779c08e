using Cms.Api.Access;
using Cms.Model;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Cms.Api;

/// <summary>
/// What the program says first, once the port is its own: where it is, where its data lies, and the keys that it makes on the
/// first day. A start that fails has made none.
/// </summary>
internal sealed partial class Welcome(
    CmsDatabase database,
    IServiceScopeFactory scopes,
    Settings settings,
    IHostEnvironment environment,
    IServer server,
    LoopbackTransport transport,
    TimeProvider clock,
    ILogger<Welcome> log
) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken) => SayAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SayAsync(CancellationToken ct)
    {
        var at = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.PublicUrl;
        var data = Path.GetFullPath(settings.DataDirectory);
        if (environment.IsDevelopment())
            await Console.Out.WriteLineAsync(
                $"Read the contract and try it at {at}/docs; what else there is stands at {at}/\nThe data lies in {data}"
            );
        else
            LogServing(log, at, data);
        if (await FirstKeys.MakeAsync(database, scopes, clock.Now(), ct) is { } key)
            await Console.Out.WriteLineAsync($"Admin key, shown this once: {key}");
        if (await FirstKeys.MakePartnerAsync(database, scopes, settings, clock.Now(), ct) is { } partnerKey)
            await Console.Out.WriteLineAsync($"Partner key, shown this once: {partnerKey}");
        if (transport.HasTurned)
            LogClosed(log);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Serving at {Address}, the contract at /docs; the data lies in {Data}")]
    private static partial void LogServing(ILogger log, string address, string data);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody but this machine is served until you choose a key: set Cms__BootstrapAdminKey, or run keys create, and start "
            + "again"
    )]
    private static partial void LogClosed(ILogger log);
}
