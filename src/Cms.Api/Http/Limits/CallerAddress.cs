using System.Net;
using System.Net.Sockets;
using Cms.Api.Access;

namespace Cms.Api.Http.Limits;

/// <summary>Whose requests count together where something is bounded for each caller.</summary>
internal static class CallerAddress
{
    private const int NetworkBytes = 8;

    /// <summary>The holder of the key or, without one, the address.</summary>
    public static object KeyOrAddress(HttpContext context) => Caller.Of(context)?.Id ?? (object)Of(context);

    /// <summary>The connection's address, or the last before proxies that are trusted.</summary>
    public static IPAddress Of(HttpContext context) => Network(context.Connection.RemoteIpAddress);

    /// <summary>The address as it counts: whoever has one IPv6 address has the 2^64 of its network, so they are one caller.</summary>
    public static IPAddress Network(IPAddress? address)
    {
        if (address is null || address.AddressFamily != AddressFamily.InterNetworkV6)
            return address ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[NetworkBytes..].Clear();
        return new IPAddress(bytes);
    }
}
