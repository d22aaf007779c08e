using System.Buffers.Binary;

namespace Cms.Api.Media.Uploads.Forms;

/// <summary>AVIF: boxes of ISO/IEC 14496-12, the first of which says what the file is.</summary>
internal static class AvifForm
{
    public static PictureForm Read(ReadOnlySpan<byte> file)
    {
        var brands = file[..(int)Math.Min(file.Length, Math.Max(12, Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), 512)))];
        if (!IsAvif(brands))
            throw PictureForm.Unsupported("This is HEIC or a film, which most browsers do not show; export it as JPEG, or as AVIF.");
        var at = 0L;
        var hasPixels = false;
        while (at < file.Length)
        {
            if (at + 8 > file.Length)
                throw PictureForm.Truncated();
            long length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            hasPixels |= file[((int)at + 4)..].StartsWith("mdat"u8);
            // To the end of the file; or said in eight bytes of their own.
            if (length == 0)
                break;
            if (length == 1)
                length =
                    at + 16 > file.Length
                        ? throw PictureForm.Truncated()
                        : (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(file[((int)at + 8)..]), int.MaxValue);
            if (length < 8)
                throw PictureForm.Broken("A box of this AVIF is shorter than its own head.");
            at += length;
        }

        if (at > file.Length || !hasPixels)
            throw PictureForm.Truncated();
        return new PictureForm(PictureFormat.Avif);
    }

    private static bool IsAvif(ReadOnlySpan<byte> ftyp)
    {
        for (var at = 8; at + 4 <= ftyp.Length; at += 4)
        {
            if (at != 12 && (ftyp[at..].StartsWith("avif"u8) || ftyp[at..].StartsWith("avis"u8)))
                return true;
        }

        return false;
    }
}
