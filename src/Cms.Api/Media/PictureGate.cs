using Cms.Api.Http.Problems;

namespace Cms.Api.Media;

/// <summary>
/// Lets a few pictures at a time be decoded and encoded, since each takes a processor and memory of its own; the others wait in
/// line, and whoever waits too long is told to come again.
/// </summary>
internal sealed class PictureGate : IDisposable
{
    /// <summary>Most pictures that are worked on at once.</summary>
    public static int Seats { get; } = Math.Min(Environment.ProcessorCount, 4);

    private readonly SemaphoreSlim _seats = new(Seats, Seats);

    /// <summary>How long to wait for a seat.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Takes a seat, which is held until what it gives is disposed of. The library is ready then.</summary>
    /// <exception cref="ProblemException"><c>busy</c>: others were worked on all the time.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (!await _seats.WaitAsync(Wait, ct))
            throw new ProblemException("busy", "Too many pictures are worked on at this moment; send the same request again.");
        try
        {
            Vips.SetUp();
            return new Seat(_seats);
        }
        catch
        {
            _seats.Release();
            throw;
        }
    }

    /// <summary>
    /// Works on a picture in a seat. Whoever asked may give it up; the seat is free when the work has really ended, for some of it
    /// cannot be broken off.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken ct)
    {
        var seat = await EnterAsync(ct);
        // On a thread of its own: it holds one for seconds, and those of the pool are for everybody else's requests.
        var running = Task.Factory.StartNew(
            () =>
            {
                using (seat)
                    return work(ct);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        return await running.WaitAsync(ct);
    }

    /// <inheritdoc />
    public void Dispose() => _seats.Dispose();

    private sealed class Seat(SemaphoreSlim seats) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
                seats.Release();
        }
    }
}
