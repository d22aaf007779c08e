namespace Cms.Api.WebSub;

/// <summary>
/// Work of one sort that the hub has in hand: so much at once, and so much of it for one host, so that whoever hangs
/// holds up only itself.
/// </summary>
/// <param name="most">Most at once.</param>
internal sealed class HubPool(int most)
{
    /// <summary>Most at once that lead to one host.</summary>
    public const int MostOfHost = 4;

    private readonly Dictionary<Guid, (HubWork Work, Task Doing)> _inHand = [];

    /// <summary>What is in hand.</summary>
    public IEnumerable<HubWork> InHand => _inHand.Values.Select(h => h.Work);

    /// <summary>Whether there is work for this subscription in hand.</summary>
    public bool Has(Guid id) => _inHand.TryGetValue(id, out var one) && !one.Doing.IsCompleted;

    /// <summary>Begins as much of what is due as there is room for.</summary>
    /// <param name="due">What is due, in the order of its turn.</param>
    /// <param name="may">Whether its turn has come; asked last.</param>
    /// <param name="work">Does it.</param>
    public void Begin(IEnumerable<HubWork> due, Func<HubWork, bool> may, Func<HubWork, Task> work)
    {
        foreach (var done in _inHand.Where(h => h.Value.Doing.IsCompleted).Select(h => h.Key).ToList())
            _inHand.Remove(done);
        var ofHost = InHand.CountBy(w => w.Host).ToDictionary();
        foreach (var one in due)
        {
            if (_inHand.Count >= most)
                return;
            if (_inHand.ContainsKey(one.Id) || ofHost.GetValueOrDefault(one.Host) >= MostOfHost || !may(one))
                continue;
            ofHost[one.Host] = ofHost.GetValueOrDefault(one.Host) + 1;
            _inHand[one.Id] = (one, Task.Run(() => work(one), CancellationToken.None));
        }
    }

    /// <summary>Waits for all that is in hand.</summary>
    public Task DoneAsync() => Task.WhenAll(_inHand.Values.Select(h => h.Doing));
}
