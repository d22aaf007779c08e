using System.Buffers.Binary;

namespace Cms.Api.Media.Uploads.Forms;

/// <summary>JPEG: segments, then scans, up to the end marker (ITU T.81, annex B).</summary>
internal static class JpegForm
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    public static PictureForm Read(ReadOnlySpan<byte> file)
    {
        var at = 2;
        var scans = 0;
        while (true)
        {
            // Markers may be filled up with any number of 0xFF before them.
            while (at < file.Length && file[at] == 0xFF && at + 1 < file.Length && file[at + 1] == 0xFF)
                at++;
            if (at + 1 >= file.Length)
                throw PictureForm.Truncated();
            if (file[at] != 0xFF)
                throw PictureForm.Broken("Between the segments of this JPEG there is something else.");
            var marker = file[at + 1];
            at += 2;
            if (marker == EndOfImage)
                // What follows is no part of the picture, and is not kept: cameras put films and second pictures there.
                return scans > 0
                    ? new PictureForm(PictureFormat.Jpeg, Scans: scans)
                    : throw PictureForm.Broken("This JPEG ends without a picture in it.");
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            if (at + 2 > file.Length)
                throw PictureForm.Truncated();
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2)
                throw PictureForm.Broken("A segment of this JPEG is shorter than its own length.");
            at += length;
            if (at > file.Length)
                throw PictureForm.Truncated();
            if (marker != StartOfScan)
                continue;
            scans++;
            at = EndOfScan(file, at);
        }
    }

    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
                throw PictureForm.Truncated();
            at += next;
            // In a scan 0xFF stands with a zero behind it, or begins a mark to start over.
            if (file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
            at += file[at + 1] == 0xFF ? 1 : 2;
        }
    }
}
