using Cms.Api.Webhooks;
using Cms.Model;

namespace Cms.Api.Background;

/// <summary>
/// Tells webhooks of changes: it looks every half second what is to be told and what is due to be sent, and sends to many
/// endpoints side by side, so that a slow one delays nobody but itself. While nothing is due it writes nothing.
/// </summary>
internal sealed partial class WebhookDispatcher(
    MessageWriter writer,
    MessageSender sender,
    CmsDatabase database,
    TimeProvider clock,
    ILogger<WebhookDispatcher> log
) : LookingWorker(database, clock, log)
{
    /// <summary>Most endpoints that are sent to at once: many, since all that most of them do is wait.</summary>
    private const int MostAtOnce = 128;

    private readonly Dictionary<Guid, Task> _sending = [];
    private Dictionary<Guid, long> _turns = [];
    private long _turn;

    protected override async Task LookAsync(CancellationToken ct)
    {
        bool isMore;
        do
        {
            isMore = await writer.WriteAsync(ct);
            await BeginAsync(ct);
        } while (isMore);
    }

    protected override string Work => "Telling webhooks of changes";

    // What is being sent is sent to its end.
    protected override Task FinishAsync() => SentAsync();

    /// <summary>Waits for everything that is being sent.</summary>
    internal Task SentAsync() => Task.WhenAll(_sending.Values);

    private async Task BeginAsync(CancellationToken ct)
    {
        foreach (var done in _sending.Where(s => s.Value.IsCompleted).Select(s => s.Key).ToList())
            _sending.Remove(done);
        // Whoever waited longest goes first, so that those who hang never keep the others from their turn.
        var due = (await sender.FindDueAsync(ct)).OrderBy(id => _turns.GetValueOrDefault(id)).ToList();
        _turns = due.ToDictionary(id => id, id => _turns.GetValueOrDefault(id));
        foreach (var webhook in due.Where(id => !_sending.ContainsKey(id)).Take(MostAtOnce - _sending.Count).ToList())
        {
            _turns[webhook] = ++_turn;
            _sending[webhook] = Task.Run(() => SendAsync(webhook, ct), CancellationToken.None);
        }
    }

    private async Task SendAsync(Guid webhook, CancellationToken ct)
    {
        try
        {
            await sender.SendDueAsync(webhook, ct);
        }
        catch (Exception e) when (Database.Judge(e) != DatabaseFault.Unknown)
        {
            HeldUp(e);
        }
        catch (Exception e)
        {
            LogPutOff(Log, webhook, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Id} could not be served; it is tried again")]
    private static partial void LogPutOff(ILogger log, Guid id, Exception e);
}
