using System.Buffers;
using System.Text;
using System.Text.Json;
using Cms.Api.Http;

namespace Cms.Api.Live;

/// <summary>What a stream of events says next.</summary>
/// <param name="After">The number of the change log that it goes on after.</param>
/// <param name="Epoch">The history that the number belongs to.</param>
/// <param name="Text">The events, and the cursor to go on after, in the form they are sent in.</param>
/// <param name="IsEmpty">Whether there is no event in it, but the cursor alone.</param>
/// <param name="HasMore">Whether there is more already.</param>
internal sealed record EventPage(long After, Guid Epoch, ReadOnlyMemory<byte> Text, bool IsEmpty, bool HasMore)
{
    /// <summary>Most rows of one page.</summary>
    public const int MostRows = 100;

    /// <summary>A page of events, one for each row. Each has the cursor after it as its id, and at the end stands the page's own.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cursorOf">The cursor after a number.</param>
    /// <param name="numberOf">A row's number.</param>
    /// <param name="head">How far the log goes, if this is its end; otherwise the page ends with its last row.</param>
    /// <param name="epoch">The history that the numbers belong to.</param>
    public static EventPage Of<TRow>(
        IReadOnlyList<TRow> rows,
        Func<long, string> cursorOf,
        Func<TRow, long> numberOf,
        long? head,
        Guid epoch
    )
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            Encoding.UTF8.GetBytes($"id: {cursorOf(numberOf(row))}\ndata: ", text);
            // Without a line's end in it, as everything that is sent.
            text.Write(JsonSerializer.SerializeToUtf8Bytes(row, Json.Options));
            text.Write("\n\n"u8);
        }

        var after = head ?? numberOf(rows[^1]);
        // An id alone is no event to whoever listens; a browser keeps it, and goes on after it when it comes again.
        if (rows.Count == 0 || after != numberOf(rows[^1]))
            Encoding.UTF8.GetBytes($"id: {cursorOf(after)}\n\n", text);
        return new EventPage(after, epoch, text.WrittenMemory, rows.Count == 0, head is null);
    }
}
