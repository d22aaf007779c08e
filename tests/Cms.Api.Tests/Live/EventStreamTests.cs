using System.Net;
using System.Text;
using Cms.Api.Background;
using Cms.Api.Live;
using Cms.Model.Changes;
using Cms.Testing.Databases;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Live;

/// <summary>A stream of events by a clock that the test moves, on a database that the test takes away.</summary>
public sealed class EventStreamTests
{
    private const int Busy = 5;

    [Test]
    public async Task A_stream_gives_signs_of_life_while_the_database_is_away_and_goes_on_when_it_is_back()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var database = test.Open();
        using var follower = new ChangeFollower(database);
        await follower.CatchUpAsync(CancellationToken.None);
        using var room = new WaitingRoom();
        using var drain = new Drain(new Settings(), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        var clock = new FakeTimeProvider();
        var streams = new EventStreams(follower, database, room, drain, clock);
        using var gone = new CancellationTokenSource();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestAborted = gone.Token };
        context.Response.Body = body;
        var place = new EventPage(7, Guid.NewGuid(), "id: here\n\n"u8.ToArray(), IsEmpty: true, HasMore: false);
        var (isAway, looks) = (true, new SemaphoreSlim(0));

        var listening = streams.SendAsync(context, IPAddress.Loopback, 0, (_, _) =>
        {
            looks.Release();
            return isAway ? throw new SqliteException("It is held by others.", Busy) : Task.FromResult(place);
        });
        await LookedAsync(times: 3);
        isAway = false;
        await LookedAsync(times: 3);
        await gone.CancelAsync();
        await listening;

        Assert.That(Encoding.UTF8.GetString(body.ToArray()), Does.Match(@"^retry: \d{4}\n\n(:\n\n)+(id: here\n\n)+$"));
        Assert.That(room.Waiting, Is.Zero);

        async Task LookedAsync(int times)
        {
            for (var looked = 0; looked < times; )
            {
                // It may not wait yet; then the time passes once more.
                clock.Advance(EventStreams.Heartbeat);
                if (await looks.WaitAsync(TimeSpan.FromMilliseconds(20)))
                    looked++;
            }
        }
    }
}
