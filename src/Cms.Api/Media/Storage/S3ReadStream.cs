using Amazon.S3;
using Amazon.S3.Model;

namespace Cms.Api.Media.Storage;

/// <summary>An object to read from any place on: it is asked for when the first byte is, and again where somebody has moved.</summary>
internal sealed class S3ReadStream(IAmazonS3 client, string bucket, string key, long length) : Stream
{
    private Stream? _open;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to =
            origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => _position,
                _ => length,
            } + offset;
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        if (to != _position)
            Close(ref _open);
        return _position = to;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;
        _open ??= (
            await client.GetObjectAsync(
                new GetObjectRequest
                {
                    BucketName = bucket,
                    Key = key,
                    ByteRange = _position == 0 ? null : new ByteRange(_position, length - 1),
                },
                cancellationToken
            )
        ).ResponseStream;
        var count = await _open.ReadAsync(buffer, cancellationToken);
        _position += count;
        return count > 0 ? count : throw new EndOfStreamException("The object store sent less than it has.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // For readers that know no other way, such as decoders, on threads of their own.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close(ref _open);
        base.Dispose(disposing);
    }

    private static void Close(ref Stream? open)
    {
        open?.Dispose();
        open = null;
    }
}
