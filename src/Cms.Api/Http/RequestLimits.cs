namespace Cms.Api.Http;

/// <summary>What one caller may ask of the server at once.</summary>
internal static class RequestLimits
{
    /// <summary>How long a request may take.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest JSON body, in bytes.</summary>
    public const int BodyBytes = 1_000_000;

    /// <summary>Most requests that are being worked on at once, beyond those answered from memory.</summary>
    public const int Concurrent = 256;

    /// <summary>Most that wait for their turn; the next is 503.</summary>
    public const int Waiting = 1_024;

    /// <summary>Most connections.</summary>
    public const int Connections = 10_000;
}
