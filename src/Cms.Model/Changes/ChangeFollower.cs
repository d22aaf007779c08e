using Cms.Model.Reading;

namespace Cms.Model.Changes;

/// <summary>One row of the log as far as a follower needs it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Kind">The kind of thing.</param>
/// <param name="ThingId">The thing.</param>
/// <param name="IsPublic">Whether readers see anything of it; what only partners see changes no answer that is kept.</param>
public readonly record struct ChangeMark(long Sequence, ThingKind Kind, Guid ThingId, bool IsPublic);

/// <summary>
/// How far this node has read the change log, and when each thing last changed as far as it has read. Everything that
/// is kept in memory hangs on these stamps.
/// </summary>
public sealed class ChangeFollower(CmsDatabase database) : IDisposable
{
    // Stamps of ids share slots by hash: a collision costs a needless reload, never a stale answer, and the memory is
    // the same for ten articles and ten million.
    private const int IdSlots = 1 << 16;
    private const int KindSlots = 16;
    private const int BatchSize = 1000;

    private readonly long[] _stamps = new long[KindSlots + IdSlots];
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly List<(ThingKind Kind, Func<ReadConnection, CancellationToken, Task> Read)> _kept = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _applied = -1;
    private long _publicTo = -1;
    private Guid _epoch;

    /// <summary>The last number this node has read; everything up to it shows in the stamps.</summary>
    public long Applied => Volatile.Read(ref _applied);

    /// <summary>The number of the last row that readers see anything of, as far as this node has read; no less after a start.</summary>
    public long PublicTo => Volatile.Read(ref _publicTo);

    /// <summary>The stamp slot that every change of a kind of thing marks.</summary>
    public static int SlotOf(ThingKind kind) => (int)kind;

    /// <summary>The stamp slot that every change of one thing marks.</summary>
    public static int SlotOf(Guid id) => KindSlots + (int)((uint)id.GetHashCode() % IdSlots);

    /// <summary>The number of the last change that marked a slot.</summary>
    public long StampOf(int slot) => Volatile.Read(ref _stamps[slot]);

    /// <summary>
    /// Has something that is kept in memory read anew whenever a thing of a kind changed, before this node says that it has read so far:
    /// whoever sees the number sees the change too. To be said before the log is first read.
    /// </summary>
    public void Keep(ThingKind kind, Func<ReadConnection, CancellationToken, Task> read) => _kept.Add((kind, read));

    /// <summary>
    /// Ends when this node has read beyond a number. Costs no thread and a few hundred bytes, however many wait.
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="ct">Ends the wait, with an exception.</param>
    public async Task MoveBeyondAsync(long number, CancellationToken ct)
    {
        while (true)
        {
            // Taken before the look: what moves between the two ends this very wait.
            var moved = Volatile.Read(ref _moved).Task;
            if (Applied > number)
                return;
            await moved.WaitAsync(ct);
        }
    }

    /// <summary>Ends when this node has read beyond a number, or when the time is over.</summary>
    /// <param name="number">The number.</param>
    /// <param name="most">How long it waits at most.</param>
    /// <param name="clock">What the time is told by.</param>
    /// <param name="ct">Ends the wait, with an exception.</param>
    public async Task MoveBeyondAsync(long number, TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        var moved = Volatile.Read(ref _moved).Task;
        if (Applied > number)
            return;
        // Thousands wait side by side, and their time is over again and again: without an exception for each.
        await moved.WaitAsync(most, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>Reads the log at least to a number, unless it has been read so far already.</summary>
    public Task CatchUpAsync(long number, CancellationToken ct) => Applied >= number ? Task.CompletedTask : CatchUpAsync(ct);

    /// <summary>Reads the log to its present end. A caller that wrote sees its own change applied when this returns.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            await using var read = await database.OpenReadAsync(ct);
            while (await ReadBatchAsync(read, ct)) { }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private async Task<bool> ReadBatchAsync(ReadConnection read, CancellationToken ct)
    {
        var heads = await read.QueryAsync(
            new Statement("SELECT epoch, sequence FROM change_heads WHERE id = 1", []),
            r => (Epoch: r.GetId(0), Sequence: r.GetInt64(1)),
            ct
        );
        var (epoch, head) = heads[0];
        if (epoch != _epoch || _applied > head)
        {
            // Another history, or the first look: nothing remembered from before can be trusted.
            foreach (var kept in _kept)
                await kept.Read(read, ct);
            for (var slot = 0; slot < _stamps.Length; slot++)
                Volatile.Write(ref _stamps[slot], head);
            Volatile.Write(ref _publicTo, head);
            _epoch = epoch;
            Volatile.Write(ref _applied, head);
            WakeWaiting();
            return false;
        }

        if (head == _applied)
            return false;
        var marks = await read.QueryAsync(
            new Statement(
                $"SELECT sequence, kind, thing_id, is_public FROM changes WHERE sequence > @p0 ORDER BY sequence LIMIT {BatchSize}",
                [_applied]
            ),
            r => new ChangeMark(r.GetInt64(0), r.GetName<ThingKind>(1), r.GetId(2), r.GetBoolean(3)),
            ct
        );
        if (marks.Count == 0)
            return false;
        foreach (var kept in _kept.Where(k => marks.Exists(m => m.Kind == k.Kind && m.IsPublic)))
            await kept.Read(read, ct);
        foreach (var mark in marks.Where(m => m.IsPublic))
        {
            Volatile.Write(ref _stamps[SlotOf(mark.Kind)], mark.Sequence);
            Volatile.Write(ref _stamps[SlotOf(mark.ThingId)], mark.Sequence);
            Volatile.Write(ref _publicTo, mark.Sequence);
        }

        // Only now: who reads this number finds every stamp up to it set.
        Volatile.Write(ref _applied, marks[^1].Sequence);
        WakeWaiting();
        return marks.Count == BatchSize;
    }

    private void WakeWaiting() => Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
