using System.Globalization;

namespace Cms.Api.Http.Lists;

/// <summary>The last keys of a page, as a cursor holds them.</summary>
internal sealed record CursorKeys(IReadOnlyList<string> Values, Guid Id)
{
    private const long MostMilliseconds = (3_155_378_975_999_999_999 - 621_355_968_000_000_000) / TimeSpan.TicksPerMillisecond;
    private const long LeastMilliseconds = -621_355_968_000_000_000 / TimeSpan.TicksPerMillisecond;

    // A cursor may be made up: no more is believed of it than what the database can be asked.
    public DateTime Instant(int i) => DateTime.UnixEpoch.AddMilliseconds(Number(i, LeastMilliseconds, MostMilliseconds));

    public long Number(int i) => Number(i, long.MinValue, long.MaxValue);

    public string Text(int i) => Values[i].Any(char.IsControl) ? throw Cursors.Malformed() : Values[i];

    /// <summary>An instant as a cursor keeps it.</summary>
    public static string Kept(DateTime instant) =>
        ((instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture);

    private long Number(int i, long least, long most) =>
        long.TryParse(Values[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
        && number.ToString(CultureInfo.InvariantCulture) == Values[i]
            ? number
            : throw Cursors.Malformed();
}
