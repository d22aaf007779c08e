using System.Net;
using System.Net.Sockets;

namespace Cms.Api.Outbound;

/// <summary>
/// Which addresses lie on the public internet, by the special-purpose registries of IANA. An address that carries another
/// one inside it is judged by the one inside, or refused.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            // This network.
            "0.0.0.0/8",
            // Private.
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            // Shared by a carrier's customers.
            "100.64.0.0/10",
            // Loopback.
            "127.0.0.0/8",
            // Link-local, where clouds keep their secrets.
            "169.254.0.0/16",
            // Protocol assignments.
            "192.0.0.0/24",
            // Documentation.
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // Relays to 6to4.
            "192.88.99.0/24",
            // Benchmarks.
            "198.18.0.0/15",
            // Multicast.
            "224.0.0.0/4",
            // Reserved, and broadcast.
            "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // All that is given out for hosts lies in here; unique local, link-local, multicast, loopback and the rest lie outside.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublicInIt =
    [
        .. new[]
        {
            // Protocol assignments: Teredo, benchmarks, ORCHID.
            "2001::/23",
            // Documentation.
            "2001:db8::/32",
            "3fff::/20",
            // 6to4, which wraps an IPv4 address and is given up.
            "2002::/16",
        }.Select(IPNetwork.Parse),
    ];

    // The one prefix by which hosts without IPv4 reach it; a local one (64:ff9b:1::/48) may lead anywhere.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address lies on the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !NotPublic.Any(network => network.Contains(address));
        if (Nat64.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return GlobalUnicast.Contains(address) && !NotPublicInIt.Any(network => network.Contains(address));
    }
}
