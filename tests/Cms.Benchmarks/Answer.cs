using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cms.Benchmarks;

/// <summary>An answer as it came over the wire: its status, its headers in their order and its body, no longer chunked.</summary>
internal sealed record Answer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>As an HTTP message again; everything after the empty line is the body.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(FormattableString.Invariant($"HTTP/1.1 {Status} -\r\n"));
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }

    public static Answer FromBytes(ReadOnlySpan<byte> message)
    {
        var end = AnswerHead.End(message);
        var lines = Encoding.Latin1.GetString(message[..end]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = new List<(string, string)>();
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }

        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        return new Answer(status, headers, message[end..].ToArray());
    }
}

/// <summary>What a reader of answers must know to find the end of one.</summary>
internal readonly record struct AnswerHead(int Status, int Length, long ContentLength, bool IsChunked)
{
    /// <summary>Where the body begins, or -1 while the head is incomplete.</summary>
    public static int End(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf("\r\n\r\n"u8);
        return at < 0 ? -1 : at + 4;
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out AnswerHead head)
    {
        head = default;
        var end = End(bytes);
        if (end < 0)
            return false;
        if (
            end < 12
            || !bytes.StartsWith("HTTP/1.1 "u8)
            || !Utf8Parser.TryParse(bytes[9..12], out int status, out var digits)
            || digits != 3
        )
            throw new BenchmarkFailure("What came back is not an HTTP/1.1 answer.");

        long? length = null;
        var isChunked = false;
        var rest = bytes[..(end - 2)];
        rest = rest[(rest.IndexOf("\r\n"u8) + 2)..];
        while (!rest.IsEmpty)
        {
            var line = rest[..rest.IndexOf("\r\n"u8)];
            rest = rest[(line.Length + 2)..];
            if (Value(line, "Content-Length:"u8) is { Length: > 0 } written)
            {
                if (!Utf8Parser.TryParse(written, out long parsed, out var used) || used != written.Length)
                    throw new BenchmarkFailure("An answer has a Content-Length that is no number.");
                length = parsed;
            }
            else if (!Value(line, "Transfer-Encoding:"u8).IsEmpty)
            {
                isChunked = true;
            }
        }

        if (status is 204 or 304)
            (length, isChunked) = (0, false);
        if (length is null && !isChunked)
            throw new BenchmarkFailure("An answer has neither Content-Length nor chunks.");
        head = new AnswerHead(status, end, length ?? 0, isChunked);
        return true;
    }

    /// <summary>
    /// Where the last chunk and its trailers end, or -1 while some are missing. What the chunks hold is added to
    /// <paramref name="content"/>.
    /// </summary>
    public static int EndOfChunks(ReadOnlySpan<byte> body, List<byte>? content = null)
    {
        var at = 0;
        while (true)
        {
            var line = body[at..].IndexOf("\r\n"u8);
            if (line < 0)
                return -1;
            if (!Utf8Parser.TryParse(body.Slice(at, line), out int size, out _, 'x'))
                throw new BenchmarkFailure("A chunk has no size.");
            at += line + 2;
            if (size == 0)
                break;
            if (at + size + 2 > body.Length)
                return -1;
            content?.AddRange(body.Slice(at, size));
            at += size + 2;
        }

        while (true)
        {
            var line = body[at..].IndexOf("\r\n"u8);
            if (line < 0)
                return -1;
            at += line + 2;
            if (line == 0)
                return at;
        }
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length > name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name) ? line[name.Length..].Trim((byte)' ') : [];
}
