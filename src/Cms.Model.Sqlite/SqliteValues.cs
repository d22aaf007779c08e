using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cms.Model.Sqlite;

/// <summary>Ids as 16 bytes, big-endian, so that their order is the order of their making and the same as PostgreSQL's.</summary>
internal sealed class IdToBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>Instants as whole milliseconds since 1970, which sort, compare and add as numbers.</summary>
internal sealed class InstantToMilliseconds() : ValueConverter<DateTime, long>(instant => ToMilliseconds(instant), milliseconds => FromMilliseconds(milliseconds))
{
    public static long ToMilliseconds(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static DateTime FromMilliseconds(long milliseconds) => DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);
}
