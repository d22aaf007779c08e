using Cms.Api.Http;
using Cms.Api.Http.Queries;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>How instants are read.</summary>
public sealed class InstantsTests
{
    [TestCase("2027-03-28T09:00:00Z", "2027-03-28T09:00:00.000Z")]
    [TestCase("2027-03-28t09:00:00z", "2027-03-28T09:00:00.000Z")]
    [TestCase("2027-03-28T09:00Z", "2027-03-28T09:00:00.000Z")]
    [TestCase("2027-03-28T09:00:00.5Z", "2027-03-28T09:00:00.500Z")]
    [TestCase("2027-03-28T09:00:00.123456789Z", "2027-03-28T09:00:00.123Z")]
    [TestCase("2027-03-28T09:00:00.9999Z", "2027-03-28T09:00:00.999Z")]
    [TestCase("2027-01-01T00:30:00+02:00", "2026-12-31T22:30:00.000Z")]
    [TestCase("2027-03-28T09:00:00-03:30", "2027-03-28T12:30:00.000Z")]
    [TestCase("2027-03-28T09:00:00-00:00", "2027-03-28T09:00:00.000Z")]
    public void An_instant_is_read(string text, string read)
    {
        var instant = Instants.Read(text);

        Assert.That(
            (instant?.Kind, instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            Is.EqualTo((DateTimeKind.Utc, read))
        );
        Assert.That(Instants.Fault(text), Is.Null);
    }

    [TestCase("")]
    [TestCase("tomorrow")]
    [TestCase("2027-3-28T09:00:00Z")]
    [TestCase("2027-02-29T09:00:00Z")]
    [TestCase("2027-03-28 09:00:00Z")]
    [TestCase("2027-03-28T24:00:00Z")]
    [TestCase("2027-03-28T09:60:00Z")]
    [TestCase("2027-03-28T09:00:60Z")]
    [TestCase("2027-03-28T09:00:00.Z")]
    [TestCase("2027-03-28T09:00:00Z ")]
    [TestCase("2027-03-28T09:00:00Z\n")]
    [TestCase("2027-03-28T09:00:00+2:00")]
    [TestCase("2027-03-28T09:00:00+25:00")]
    [TestCase("٢٠٢٧-03-28T09:00:00Z")]
    [TestCase("0001-01-01T00:00:00+14:00")]
    [TestCase("12027-03-28T09:00:00Z")]
    public void Anything_else_is_not(string text) => Assert.That(Instants.Read(text), Is.Null);

    [TestCase("2027-03-28T09:00:00", "Z")]
    [TestCase("2027-03-28t09:00", "Z")]
    [TestCase("2027-03-28", "Z")]
    [TestCase("1399-12-31T00:00:00Z", "1400 to 9000")]
    [TestCase("9001-01-01T00:00:00Z", "1400 to 9000")]
    public void What_is_missing_is_asked_for(string text, string asked) => Assert.That(Instants.Fault(text), Does.Contain(asked));

    [TestCase("2027-03-28", true)]
    [TestCase("2027-03-28t09:00:00z", true)]
    [TestCase("2027-03-28T09:00:00+02:00", true)]
    [TestCase("2027-03-28T09:00:00", false)]
    [TestCase("2027-03-28T09:00:00 02:00", false)]
    // Nothing is stored so far away, and whoever asks is told so by an empty list.
    [TestCase("1399-12-31", true)]
    [TestCase("9001-01-01T00:00:00Z", true)]
    public void In_a_query_a_day_is_its_midnight(string text, bool isTaken) =>
        Assert.That(Parse.Instant(text) is not null, Is.EqualTo(isTaken));
}
