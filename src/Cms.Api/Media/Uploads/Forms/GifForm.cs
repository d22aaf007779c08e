using System.Buffers.Binary;

namespace Cms.Api.Media.Uploads.Forms;

/// <summary>GIF: blocks up to the trailer (GIF89a).</summary>
internal static class GifForm
{
    private const byte Extension = 0x21;
    private const byte Frame = 0x2C;
    private const byte Trailer = 0x3B;

    public static PictureForm Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 13)
            throw PictureForm.Truncated();
        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        var at = 13 + TableSize(file[10]);
        var frames = 0;
        while (at < file.Length)
        {
            switch (file[at])
            {
                case Trailer:
                    return frames > 0
                        ? new PictureForm(PictureFormat.Gif, frames)
                        : throw PictureForm.Broken("This GIF ends without a picture in it.");
                case Extension:
                    at = EndOfBlocks(file, at + 2);
                    break;
                case Frame when at + 11 <= file.Length:
                    frames++;
                    var (x, y, w, h) = (Number(file, at + 1), Number(file, at + 3), Number(file, at + 5), Number(file, at + 7));
                    // Decoders differ in what they make of it, and some make room for it.
                    if (x + w > width || y + h > height)
                        throw PictureForm.Broken("A frame of this GIF is larger than the picture.");
                    at = EndOfBlocks(file, at + 11 + TableSize(file[at + 9]));
                    break;
                case Frame:
                    throw PictureForm.Truncated();
                default:
                    throw PictureForm.Broken("Between the blocks of this GIF there is something else.");
            }
        }

        throw PictureForm.Truncated();
    }

    private static int Number(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static int TableSize(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int EndOfBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            if (file[at] == 0)
                return at + 1;
            at += file[at] + 1;
        }

        throw PictureForm.Truncated();
    }
}
