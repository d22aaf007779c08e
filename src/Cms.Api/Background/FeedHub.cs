using System.Net;
using Cms.Api.WebSub;
using Cms.Model;

namespace Cms.Api.Background;

/// <summary>
/// Runs the hub: it looks every half second whom to ask and whom to send a feed to, and does many side by side. Asking has
/// a pool of its own, since anybody can have anybody asked: however many hang there, those who have said yes are sent their
/// feeds. While nobody has subscribed it is one look into an empty table.
/// </summary>
internal sealed partial class FeedHub(
    HubSender sender,
    UnprovenCallbacks unproven,
    CmsDatabase database,
    TimeProvider clock,
    ILogger<FeedHub> log
) : LookingWorker(database, clock, log)
{
    private const int MostAskedAtOnce = 32;

    private const int MostSentAtOnce = 64;

    /// <summary>Most at once of those who did not take the feed at the last try: the others do not wait for them.</summary>
    private const int MostTriedAgain = MostSentAtOnce / 2;

    /// <summary>Most at once that one caller has had asked.</summary>
    private const int MostAskedOfCaller = 4;

    // Whoever it is that is called, it is not by their own wish so far.
    private static readonly TimeSpan _betweenAsks = TimeSpan.FromSeconds(1);

    private readonly HubPool _asking = new(MostAskedAtOnce);
    private readonly HubPool _sending = new(MostSentAtOnce);
    private readonly Dictionary<string, DateTime> _asked = [];

    protected override async Task LookAsync(CancellationToken ct)
    {
        if (!await sender.HasAnyAsync(ct))
            return;
        await sender.ClearAsync(ct);
        var due = await sender.FindAsync(ct);
        BeginToSend(due.Where(w => !w.Asks));
        BeginToAsk(due.Where(w => w.Asks));
    }

    protected override string Work => "Sending feeds to their subscribers";

    // What is being sent is sent to its end.
    protected override Task FinishAsync() => DoneAsync();

    /// <summary>Waits for everything that was begun.</summary>
    internal Task DoneAsync() => Task.WhenAll(_asking.DoneAsync(), _sending.DoneAsync());

    /// <summary>Waits for every feed that is being sent.</summary>
    internal Task SentAsync() => _sending.DoneAsync();

    private void BeginToSend(IEnumerable<HubWork> due)
    {
        var again = _sending.InHand.Count(w => w.Tries > 0);
        _sending.Begin(due, work => !_asking.Has(work.Id) && (work.Tries == 0 || again++ < MostTriedAgain), WorkAsync);
    }

    private void BeginToAsk(IEnumerable<HubWork> due)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        foreach (var (host, _) in _asked.Where(a => now - a.Value >= _betweenAsks).ToList())
            _asked.Remove(host);
        var ofCaller = _asking.InHand.Select(w => unproven.CallerOf(w.Id)).OfType<IPAddress>().CountBy(a => a).ToDictionary();
        _asking.Begin(due, MayBeAsked, WorkAsync);

        bool MayBeAsked(HubWork work)
        {
            // One thing after the other: what comes of an answer is stored only if nothing else was meanwhile.
            if (_sending.Has(work.Id))
                return false;
            var caller = unproven.CallerOf(work.Id);
            if ((caller is not null && ofCaller.GetValueOrDefault(caller) >= MostAskedOfCaller) || !_asked.TryAdd(work.Host, now))
                return false;
            if (caller is not null)
                ofCaller[caller] = ofCaller.GetValueOrDefault(caller) + 1;
            return true;
        }
    }

    private async Task WorkAsync(HubWork work)
    {
        try
        {
            await sender.WorkAsync(work);
        }
        catch (Exception e) when (Database.Judge(e) != DatabaseFault.Unknown)
        {
            HeldUp(e);
        }
        catch (Exception e)
        {
            LogPutOff(Log, work.Id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed subscription {Id} could not be served; it is tried again")]
    private static partial void LogPutOff(ILogger log, Guid id, Exception e);
}
