namespace Cms.Api.Http;

/// <summary>
/// The idempotent requests that this node works on: the second of two equal ones waits here for the first, so that it
/// neither takes a turn at the database nor is told that the database is held by others.
/// </summary>
internal sealed class RequestsInFlight
{
    /// <summary>How long one waits for the other.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Line> _lines = [];

    /// <summary>Goes on when no equal request is being worked on, until what it gives is disposed of.</summary>
    /// <param name="name">What makes requests equal.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="ProblemException"><c>idempotency-in-progress</c>: the other takes longer than that.</exception>
    public async Task<IDisposable> EnterAsync(string name, CancellationToken ct)
    {
        Line? line;
        lock (_lines)
        {
            if (!_lines.TryGetValue(name, out line))
                _lines[name] = line = new Line(this, name);
            line.Count++;
        }

        try
        {
            if (await line.Turn.WaitAsync(Limit, ct))
                return line;
        }
        catch (OperationCanceledException)
        {
            Leave(line);
            throw;
        }

        Leave(line);
        throw InProgress();
    }

    /// <summary>The answer to who waited in vain.</summary>
    public static ProblemException InProgress() => new("idempotency-in-progress", "The same request is being worked on still; send it again to get its answer.");

    private void Leave(Line line)
    {
        lock (_lines)
        {
            if (--line.Count == 0)
                _lines.Remove(line.Name);
        }
    }

    private sealed class Line(RequestsInFlight all, string name) : IDisposable
    {
        public string Name => name;

        public int Count { get; set; }

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public void Dispose()
        {
            Turn.Release();
            all.Leave(this);
        }
    }
}
