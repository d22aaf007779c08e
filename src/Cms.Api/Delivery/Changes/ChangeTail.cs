using System.Collections.Concurrent;
using Cms.Api.Http.Limits;
using Cms.Api.Live;
using Cms.Model.Changes;

namespace Cms.Api.Delivery.Changes;

/// <summary>The end of the log as events: read and written once for all who listen there.</summary>
internal sealed class ChangeTail(ChangeReader changes, ChangeFollower follower)
{
    // Almost all stand at the same place; few are on their way to it.
    private const int MostPlaces = 64;

    private Places _places = new(-1);

    /// <summary>What comes after a number.</summary>
    public Task<EventPage> AfterAsync(long number)
    {
        var applied = follower.Applied;
        var places = _places;
        if (places.Applied != applied)
            _places = places = new Places(applied);
        if (places.Pages.TryGetValue(number, out var page))
            return page.Value;
        return places.Pages.Count >= MostPlaces
            ? ReadAsync(number)
            : places.Pages.GetOrAdd(number, n => new Lazy<Task<EventPage>>(() => ReadForAllAsync(places, n))).Value;
    }

    private async Task<EventPage> ReadForAllAsync(Places places, long number)
    {
        try
        {
            return await ReadAsync(number);
        }
        catch
        {
            // Whoever asks next looks again.
            places.Pages.TryRemove(number, out _);
            throw;
        }
    }

    // Nobody's own request: it has a limit of its own.
    private async Task<EventPage> ReadAsync(long number)
    {
        using var limit = new CancellationTokenSource(RequestLimits.Time);
        return (await changes.PageAsync(number, EventPage.MostRows, limit.Token)).AsEvents();
    }

    private sealed class Places(long applied)
    {
        public long Applied => applied;

        public ConcurrentDictionary<long, Lazy<Task<EventPage>>> Pages { get; } = [];
    }
}
