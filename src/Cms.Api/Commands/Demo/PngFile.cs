using System.Buffers.Binary;
using System.IO.Compression;

namespace Cms.Api.Commands.Demo;

/// <summary>Writes pixels as a PNG file: eight bits a channel, no transparency, one data chunk.</summary>
public static class PngFile
{
    private const byte SubtractLeft = 1;
    private const byte SubtractAbove = 2;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>The bytes of the file.</summary>
    /// <param name="pixels">Row by row from the top left, each 0x00RRGGBB.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] Encode(ReadOnlySpan<uint> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, width * height);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits a channel
        header[9] = 2; // red, green, blue

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(pixels, width, height));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>The checksum of a chunk's type and content, as the format defines it.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<uint> pixels, int width, int height)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width * 3];
            var above = new byte[width * 3];
            var left = new byte[1 + row.Length];
            var up = new byte[1 + row.Length];
            left[0] = SubtractLeft;
            up[0] = SubtractAbove;

            for (var y = 0; y < height; y++)
            {
                Unpack(pixels.Slice(y * width, width), row);
                Subtract(row, above, up.AsSpan(1));
                row.AsSpan(0, Math.Min(3, row.Length)).CopyTo(left.AsSpan(1));
                Subtract(row.AsSpan(3), row.AsSpan(0, row.Length - 3), left.AsSpan(4));

                // The row with more zeros nearly always compresses better, and counting them is quick.
                zlib.Write(left.AsSpan().Count((byte)0) >= up.AsSpan().Count((byte)0) ? left : up);
                (row, above) = (above, row);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void Unpack(ReadOnlySpan<uint> pixels, Span<byte> row)
    {
        for (int x = 0, i = 0; x < pixels.Length; x++)
        {
            var pixel = pixels[x];
            row[i++] = (byte)(pixel >> 16);
            row[i++] = (byte)(pixel >> 8);
            row[i++] = (byte)pixel;
        }
    }

    private static void Subtract(ReadOnlySpan<byte> from, ReadOnlySpan<byte> what, Span<byte> into)
    {
        for (var i = 0; i < from.Length; i++) into[i] = (byte)(from[i] - what[i]);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);

        var start = (int)file.Length;
        file.Write(type);
        file.Write(content);

        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(file.GetBuffer().AsSpan(start, (int)file.Length - start)));
        file.Write(number);
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < table.Length; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++) c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
