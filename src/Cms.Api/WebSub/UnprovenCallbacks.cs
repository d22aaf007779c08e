using System.Net;
using Cms.Api.Http.Problems;

namespace Cms.Api.WebSub;

/// <summary>
/// The callbacks of the last hour that have not said yes: those that wait to be asked, and those that refused or never
/// answered. Anybody may name any address to the hub, so each caller and each host has only so many of these; else the hub
/// could be made to fill up, or to call somebody who never asked for it. Kept in memory, by each node for itself.
/// </summary>
internal sealed class UnprovenCallbacks
{
    /// <summary>Most of one caller's address (of IPv6, its network).</summary>
    public const int MostOfAddress = 50;

    /// <summary>Most that lead to one host.</summary>
    public const int MostOfHost = 30;

    /// <summary>Most of everybody together; bounds what is remembered.</summary>
    public const int Most = 10_000;

    /// <summary>After how long whoever is refused may ask again: of those that wait, one a second is asked for each host.</summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one counts that does not say yes.</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Callback> _callbacks = [];
    private readonly Dictionary<object, int> _counts = [];
    private readonly Queue<Callback> _byAge = [];

    /// <summary>Takes one in.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="from">The address of whoever named it.</param>
    /// <param name="host">The host that it leads to.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="ProblemException"><c>rate-limited</c>: the caller or the host has as many as it may; <c>busy</c>: all
    /// have.</exception>
    public void Add(Guid id, IPAddress from, string host, DateTime now)
    {
        lock (_lock)
        {
            ForgetOld(now);
            if (_callbacks.ContainsKey(id))
                return;
            if (_counts.GetValueOrDefault(from) >= MostOfAddress)
                throw Refused($"{MostOfAddress} callbacks that you named within the hour have not said yes so far; ask again later.");
            if (_counts.GetValueOrDefault(host) >= MostOfHost)
                throw Refused($"{MostOfHost} callbacks at {host} have not said yes within the hour; ask again later.");
            if (_callbacks.Count >= Most)
                throw new ProblemException("busy", "The hub asks as many callbacks as it can; ask again later.") { RetryAfter = Wait };
            var callback = _callbacks[id] = new Callback(id, from, host, now);
            _byAge.Enqueue(callback);
            _counts[from] = _counts.GetValueOrDefault(from) + 1;
            _counts[host] = _counts.GetValueOrDefault(host) + 1;
        }
    }

    /// <summary>Forgets one: it said yes, or nothing came of it here.</summary>
    public void Remove(Guid id)
    {
        lock (_lock)
        {
            if (_callbacks.Remove(id, out var callback))
                Uncount(callback);
        }
    }

    /// <summary>Whose it is; null where that is not known (any more).</summary>
    public IPAddress? CallerOf(Guid id)
    {
        lock (_lock)
            return _callbacks.GetValueOrDefault(id)?.From;
    }

    private static ProblemException Refused(string why) => new("rate-limited", why) { RetryAfter = Wait };

    private void ForgetOld(DateTime now)
    {
        while (_byAge.TryPeek(out var oldest) && now - oldest.At >= Remembered)
        {
            _byAge.Dequeue();
            // It may have said yes, and be asked for anew.
            if (_callbacks.GetValueOrDefault(oldest.Id) == oldest)
            {
                _callbacks.Remove(oldest.Id);
                Uncount(oldest);
            }
        }
    }

    private void Uncount(Callback callback)
    {
        foreach (var name in new object[] { callback.From, callback.Host })
        {
            if (--_counts[name] == 0)
                _counts.Remove(name);
        }
    }

    private sealed record Callback(Guid Id, IPAddress From, string Host, DateTime At);
}
