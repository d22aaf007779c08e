using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cms.Api.Http.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace Cms.Api.Http.Lists;

/// <summary>
/// Cursors are opaque, the same for the same place, and grant nothing: they hold the last keys and a hash of the
/// filters and sort they belong to.
/// </summary>
internal static class Cursors
{
    private const char Mark = '\u001f';

    /// <summary>A cursor for the place after these keys.</summary>
    public static string Write(string list, CursorKeys keys)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(Mark, keys.Values));
        var bytes = new byte[4 + 16 + text.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Hash(list));
        keys.Id.TryWriteBytes(bytes.AsSpan(4), bigEndian: true, out _);
        text.CopyTo(bytes, 20);
        return WebEncoders.Base64UrlEncode(bytes);
    }

    /// <summary>The keys of a cursor that belongs to this list.</summary>
    /// <exception cref="ProblemException"><c>cursor-malformed</c>, <c>cursor-mismatch</c>.</exception>
    public static CursorKeys Read(string list, string cursor, int keys)
    {
        var bytes = Decode(cursor);
        if (bytes.Length < 20)
            throw Malformed();
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes) != Hash(list))
            throw ProblemException.Parameter(
                "cursor-mismatch",
                "cursor",
                "This cursor belongs to another list, or to other filters or another sort. Send the same ones, or begin again without "
                    + "cursor."
            );
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(bytes.AsSpan(20));
        }
        catch (DecoderFallbackException)
        {
            throw Malformed();
        }

        var values = text.Split(Mark);
        return values.Length == keys ? new CursorKeys(values, new Guid(bytes.AsSpan(4, 16), bigEndian: true)) : throw Malformed();
    }

    /// <summary>The bytes of any cursor.</summary>
    public static byte[] Decode(string cursor)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(cursor);
            // One place has one cursor: what merely decodes to the same bytes is not it.
            return WebEncoders.Base64UrlEncode(bytes) == cursor ? bytes : throw Malformed();
        }
        catch (FormatException)
        {
            throw Malformed();
        }
    }

    public static ProblemException Malformed() =>
        ProblemException.Parameter("cursor-malformed", "cursor", "This is not a cursor of ours; send nextCursor back as it was given.");

    private static uint Hash(string list) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
}
