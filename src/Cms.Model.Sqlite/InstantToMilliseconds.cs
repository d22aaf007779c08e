using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cms.Model.Sqlite;

/// <summary>Instants as whole milliseconds since 1970, which sort, compare and add as numbers.</summary>
internal sealed class InstantToMilliseconds()
    : ValueConverter<DateTime, long>(instant => ToMilliseconds(instant), milliseconds => FromMilliseconds(milliseconds))
{
    public static long ToMilliseconds(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static DateTime FromMilliseconds(long milliseconds) => DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);
}
