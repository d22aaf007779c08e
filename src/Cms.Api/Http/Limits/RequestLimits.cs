namespace Cms.Api.Http.Limits;

/// <summary>What one caller may ask of the server at once.</summary>
internal static class RequestLimits
{
    /// <summary>
    /// How long a request may be worked on, the wait for a place included; how long it may arrive and leave is bounded
    /// by <see cref="BytesPerSecond"/>.
    /// </summary>
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server that was told to stop finishes what is in hand, after it has drained.</summary>
    public static TimeSpan Finishing { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest JSON body, in bytes.</summary>
    public const int BodyBytes = 1_000_000;

    /// <summary>
    /// Slowest that a body may arrive and an answer may be read, after <see cref="SlowStart"/>: below what the slowest
    /// telephone does.
    /// </summary>
    public const int BytesPerSecond = 4_000;

    /// <summary>How long bodies and answers may be slower than that.</summary>
    public static TimeSpan SlowStart { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Most requests that are being worked on at once, beyond those answered from memory.</summary>
    public const int Concurrent = 256;

    /// <summary>Most that wait for their turn; the next is 503.</summary>
    public const int Waiting = 1_024;

    /// <summary>
    /// Most places of work for one key or, without a key, one address: half, so that there is always somebody else's
    /// turn.
    /// </summary>
    public const int ConcurrentOfCaller = Concurrent / 2;

    /// <summary>Most of one caller's requests that wait, in a line of their own; the next is 429.</summary>
    public const int WaitingOfCaller = 1_024;

    /// <summary>Most bodies of one caller that arrive at once; the others wait unread.</summary>
    public const int BodiesOfCaller = 32;

    /// <summary>Most connections.</summary>
    public const int Connections = 10_000;

    /// <summary>Most connections of one address, proxies that are trusted excepted.</summary>
    public const int ConnectionsOfAddress = 2_000;
}
