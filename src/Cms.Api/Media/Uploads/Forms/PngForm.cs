using System.Buffers.Binary;
using System.IO.Hashing;

namespace Cms.Api.Media.Uploads.Forms;

/// <summary>PNG: chunks with a checksum each, up to IEND.</summary>
internal static class PngForm
{
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static PictureForm Read(ReadOnlySpan<byte> file)
    {
        var at = Signature.Length;
        var hasPixels = false;
        while (true)
        {
            if (at + 12 > file.Length)
                throw PictureForm.Truncated();
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
                throw PictureForm.Truncated();
            var chunk = file.Slice(at + 4, 4 + (int)length);
            at += 12 + (int)length;
            if (Crc32.HashToUInt32(chunk) != BinaryPrimitives.ReadUInt32BigEndian(file[(at - 4)..]))
                throw PictureForm.Broken("A checksum in this PNG is wrong: it was damaged on its way.");
            hasPixels |= chunk.StartsWith("IDAT"u8);
            if (chunk.StartsWith("IEND"u8))
                return hasPixels
                    ? new PictureForm(PictureFormat.Png, IsLossless: true)
                    : throw PictureForm.Broken("This PNG ends without a picture in it.");
        }
    }
}
