using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests;

public sealed class ClockTests
{
    [TestCase(0, 1_000)]
    [TestCase(-5_000, 1_000)]
    [TestCase(999, 1_000)]
    [TestCase(1_000, 1_000)]
    [TestCase(1_001, 1_001)]
    [TestCase(60_000, 60_000)]
    public void The_next_date_is_now_but_at_least_a_second_after_the_last(int nowAfterLast, int expected)
    {
        var next = Clock.NextModified(An.Hour, An.Hour.AddMilliseconds(nowAfterLast));

        Assert.That(next, Is.EqualTo(An.Hour.AddMilliseconds(expected)));
    }

    [TestCase(-7_200_000, 0)]
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    public void No_date_goes_back_though_a_clock_does(int nowAfterLast, int expected)
    {
        var now = An.Hour.AddMilliseconds(nowAfterLast);

        Assert.That((Clock.NeverBefore(An.Hour, now), Clock.NeverBefore(null, now)), Is.EqualTo((An.Hour.AddMilliseconds(expected), now)));
    }

    [Test]
    public void The_present_moment_is_in_UTC_and_whole_milliseconds()
    {
        var now = new Stopped(new DateTimeOffset(2026, 11, 1, 14, 0, 0, 123, TimeSpan.FromHours(2)).AddTicks(4_567)).Now();

        Assert.Multiple(() =>
        {
            Assert.That(now, Is.EqualTo(new DateTime(2026, 11, 1, 12, 0, 0, 123, DateTimeKind.Utc)));
            Assert.That(now.Kind, Is.EqualTo(DateTimeKind.Utc));
        });
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
