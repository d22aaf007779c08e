namespace Cms.Api.Http.Limits;

/// <summary>Lines in which those wait, on this node, who would get into each other's way: one at a time in each.</summary>
internal sealed class Turns
{
    private readonly Dictionary<string, Line> _lines = [];

    /// <summary>Waits until nobody else is in the line, and holds it until what it gives is disposed of.</summary>
    /// <param name="name">The line's name.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>Null where the wait was too long.</returns>
    public async Task<IDisposable?> EnterAsync(string name, TimeSpan limit, CancellationToken ct)
    {
        Line? line;
        lock (_lines)
        {
            if (!_lines.TryGetValue(name, out line))
                _lines[name] = line = new Line(this, name);
            line.Count++;
        }

        var isIn = false;
        try
        {
            isIn = await line.Turn.WaitAsync(limit, ct);
            return isIn ? line : null;
        }
        finally
        {
            if (!isIn)
                Leave(line);
        }
    }

    private void Leave(Line line)
    {
        lock (_lines)
        {
            if (--line.Count == 0)
                _lines.Remove(line.Name);
        }
    }

    private sealed class Line(Turns all, string name) : IDisposable
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
