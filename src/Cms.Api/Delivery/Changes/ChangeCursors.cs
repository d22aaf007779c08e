using System.Buffers.Binary;
using Cms.Api.Http;
using Cms.Model.Reading;
using Microsoft.AspNetCore.WebUtilities;

namespace Cms.Api.Delivery.Changes;

/// <summary>The head of the change log as one read saw it.</summary>
internal sealed record LogHead(Guid Epoch, long Sequence, long ThinnedTo)
{
    /// <summary>Reads it.</summary>
    public static async Task<LogHead> ReadAsync(ReadConnection read, CancellationToken ct)
    {
        var database = read.Database;
        return (await read.QueryAsync(new Statement("SELECT epoch, sequence, thinned_to FROM change_heads WHERE id = 1", []),
            r => new LogHead(database.GetId(r, 0), r.GetInt64(1), r.GetInt64(2)), ct))[0];
    }
}

/// <summary>Positions in the change log: the history they belong to and the last number seen.</summary>
internal static class ChangeCursors
{
    // Tells these cursors from those of lists, which begin with a hash.
    private const uint Mark = 0x6368_6e67;

    /// <summary>
    /// The cursor after a number. Whoever walks from the oldest kept row meets the thinned part as it is now; that
    /// cursor also says how far it was thinned, and is good until it is thinned further.
    /// </summary>
    public static string Write(LogHead head, long sequence)
    {
        Span<byte> bytes = stackalloc byte[36];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Mark);
        head.Epoch.TryWriteBytes(bytes[4..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[20..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(bytes[28..], head.ThinnedTo);
        return WebEncoders.Base64UrlEncode(sequence < head.ThinnedTo ? bytes : bytes[..28]);
    }

    /// <summary>The number to go on after.</summary>
    /// <exception cref="ProblemException"><c>cursor-malformed</c>, <c>cursor-mismatch</c>, <c>cursor-expired</c>.</exception>
    public static long Read(string cursor, LogHead head)
    {
        var bytes = Cursors.Decode(cursor);
        if (bytes.Length is not (28 or 36))
            throw Cursors.Malformed();
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes) != Mark)
            throw ProblemException.Parameter("cursor-mismatch", "cursor", "This cursor belongs to another list; changes takes meta.changesCursor of a snapshot or nextCursor of an earlier page of changes.");
        var sequence = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(20));
        var isInThinned = bytes.Length == 36 && BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(28)) == head.ThinnedTo;
        if (new Guid(bytes.AsSpan(4, 16), bigEndian: true) != head.Epoch || (sequence < head.ThinnedTo && !isInThinned) || sequence > head.Sequence)
            throw ProblemException.Parameter("cursor-expired", "cursor", "The log does not reach back to this cursor, or belongs to another history. Take /v1/snapshot and go on from its meta.changesCursor.");
        return sequence;
    }
}
