using System.Buffers.Binary;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace Cms.Api.Delivery.Changes;

/// <summary>Positions in the change log: the history they belong to and the last number seen.</summary>
internal static class ChangeCursors
{
    /// <summary>In place of a cursor: the head of the log.</summary>
    public const string Latest = "latest";

    // Tells these cursors from those of lists, which begin with a hash.
    private const uint Mark = 0x6368_6e67;

    // And those of a partner's changes from those of readers'.
    private const uint PartnerMark = 0x7063_6867;

    /// <summary>
    /// The cursor after a number. Whoever walks from the oldest kept row meets the thinned part as it is now; that
    /// cursor also says how far it was thinned, and is good until it is thinned further.
    /// </summary>
    /// <param name="head">The head of the log.</param>
    /// <param name="sequence">The last number seen.</param>
    /// <param name="partner">Whose changes; null for those that readers see.</param>
    public static string Write(LogHead head, long sequence, Guid? partner = null)
    {
        Span<byte> bytes = stackalloc byte[52];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, partner is null ? Mark : PartnerMark);
        head.Epoch.TryWriteBytes(bytes[4..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[20..], sequence);
        partner?.TryWriteBytes(bytes[28..], bigEndian: true, out _);
        var length = partner is null ? 28 : 44;
        BinaryPrimitives.WriteInt64BigEndian(bytes[length..], head.ThinnedTo);
        return WebEncoders.Base64UrlEncode(bytes[..(sequence < head.ThinnedTo ? length + 8 : length)]);
    }

    /// <summary>The number to go on after.</summary>
    /// <exception cref="ProblemException"><c>cursor-malformed</c>, <c>cursor-mismatch</c>, <c>cursor-expired</c>.</exception>
    public static long Read(string cursor, LogHead head, Guid? partner = null)
    {
        var bytes = Cursors.Decode(cursor);
        if (bytes.Length is not (28 or 36 or 44 or 52))
            throw Cursors.Malformed();
        var isPartners = bytes.Length >= 44;
        if (
            BinaryPrimitives.ReadUInt32BigEndian(bytes) != (partner is null ? Mark : PartnerMark)
            || isPartners != partner is not null
            || (isPartners && new Guid(bytes.AsSpan(28, 16), bigEndian: true) != partner)
        )
            throw ProblemException.Parameter(
                "cursor-mismatch",
                "cursor",
                "This cursor belongs to another list; changes takes meta.changesCursor of a snapshot or nextCursor of an earlier page of "
                    + "changes."
            );
        var length = isPartners ? 44 : 28;
        var sequence = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(20));
        var isInThinned = bytes.Length > length && BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(length)) == head.ThinnedTo;
        if (
            new Guid(bytes.AsSpan(4, 16), bigEndian: true) != head.Epoch
            || (sequence < head.ThinnedTo && !isInThinned)
            || sequence > head.Sequence
        )
            throw ProblemException.Parameter(
                "cursor-expired",
                "cursor",
                "The log does not reach back to this cursor, or belongs to another history. Take "
                    + $"{(partner is null ? "/v1/snapshot" : "/v1/partner/snapshot")} and go on from its meta.changesCursor."
            );
        return sequence;
    }
}
