using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Cms.Api.Http.Limits;
using Microsoft.Extensions.Caching.Memory;

namespace Cms.Api.Access;

/// <summary>
/// Slows guessing: an address has so many wrong keys, and then one every two seconds. A wrong key that is sent again is no
/// further guess, so a program with a revoked one is told the truth however often it asks. A right key is never stopped.
/// </summary>
internal sealed class WrongKeys : IDisposable
{
    /// <summary>So many different wrong keys are taken at once.</summary>
    public const int Most = 30;

    /// <summary>How often a further one is taken.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromSeconds(2);

    private const int MostRemembered = 10_000;

    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    private readonly PartitionedRateLimiter<HttpContext> _guesses = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
        RateLimitPartition.GetTokenBucketLimiter(CallerAddress.Of(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Most,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Every,
            QueueLimit = 0,
        })
    );

    /// <summary>Whether the address may go on being told that its keys are wrong; else it is told to wait.</summary>
    public bool MayGoOn(HttpContext context)
    {
        var key = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        var guess = (CallerAddress.Of(context), Convert.ToBase64String(SHA256.HashData(key)));
        if (_seen.TryGetValue(guess, out _))
            return true;
        using var lease = _guesses.AttemptAcquire(context);
        if (lease.IsAcquired)
            _seen.Set(guess, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _remembered });
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _guesses.Dispose();
        _seen.Dispose();
    }
}
