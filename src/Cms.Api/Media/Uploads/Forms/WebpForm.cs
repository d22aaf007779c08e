using System.Buffers.Binary;

namespace Cms.Api.Media.Uploads.Forms;

/// <summary>WebP: chunks in one of RIFF, which says how long it is.</summary>
internal static class WebpForm
{
    public static PictureForm Read(ReadOnlySpan<byte> file)
    {
        var end = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (end > file.Length)
            throw PictureForm.Truncated();
        var (at, frames, isStill, isLossless) = (12L, 0, false, false);
        while (at + 8 <= end)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(int)(at + 4)..]);
            if (at + 8 + length > end)
                throw PictureForm.Broken("A chunk of this WebP is longer than the file.");
            var chunk = file.Slice((int)at, 8 + (int)length);
            if (chunk.StartsWith("ANMF"u8))
            {
                frames++;
                // The frame's own chunk stands behind its place, size and duration.
                isLossless |= chunk.Length >= 28 && chunk[24..].StartsWith("VP8L"u8);
            }

            isStill |= chunk.StartsWith("VP8 "u8) || chunk.StartsWith("VP8L"u8);
            isLossless |= chunk.StartsWith("VP8L"u8);
            at += 8 + length + (length & 1);
        }

        if (!isStill && frames == 0)
            throw PictureForm.Broken("This WebP ends without a picture in it.");
        return new PictureForm(PictureFormat.Webp, Math.Max(1, frames), IsLossless: isLossless);
    }
}
