using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Cms.Api.Http.Problems;
using Cms.Model.Changes;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Http.Caching;

/// <summary>An answer with its headers ready to be copied out, and its compressed forms once somebody asks twice.</summary>
internal sealed class PreparedAnswer
{
    /// <summary>Most bytes of tags; proxies refuse larger headers.</summary>
    private const int MostTagBytes = 2_000;

    // Smaller bodies gain nothing that a packet would notice.
    private const int LeastToCompress = 1_000;

    private static readonly StringValues VaryByEncoding = "Accept-Encoding";
    private static readonly StringValues Brotli = "br";
    private static readonly StringValues Gzip = "gzip";

    private readonly Answer _answer;
    private readonly long _sequence;
    private readonly SiteSettings _words;
    private readonly StringValues _cacheControl;
    private readonly string _tagHeader;
    private readonly StringValues _tags;
    private readonly StringValues _lastModified;
    private readonly StringValues _contentType;
    private readonly string _hash;
    private readonly StringValues _etag;
    private readonly StringValues _etagBrotli;
    private readonly StringValues _etagGzip;
    private byte[]? _brotli;
    private byte[]? _gzip;
    private int _hits;

    public PreparedAnswer(Answer answer, long sequence, SiteSettings words, CacheSettings cache)
    {
        _answer = answer;
        _sequence = sequence;
        _words = words;
        _tagHeader = cache.TagHeader;
        var tags = Tags(answer);
        // Surrogate keys are parted by spaces, cache tags by commas; neither may hold the other's mark.
        _tags = string.Join(cache.TagHeader == "Cache-Tag" ? "," : " ", tags);
        _cacheControl = answer.Status == 200 ? cache.CacheControl : "public, max-age=0, s-maxage=10";
        _lastModified = answer.LastModified is { } at ? HeaderUtilities.FormatDate(at) : StringValues.Empty;
        _contentType = answer.ContentType;
        // Tells versions of one answer apart; nothing secret hangs on it, so it may be fast.
        _hash = Convert.ToHexStringLower(XxHash128.Hash(answer.Mark is { } mark ? Encoding.UTF8.GetBytes(mark) : answer.Body.Span));
        _etag = $"\"{_hash}\"";
        _etagBrotli = $"\"{_hash}-br\"";
        _etagGzip = $"\"{_hash}-gzip\"";
    }

    /// <summary>What it weighs in memory, with room for its compressed forms.</summary>
    public int Size => (_answer.Body.Length * 3 / 2) + 2_000;

    /// <summary>Whether this program may keep it.</summary>
    public bool CanBeKept => _answer.HangsOn is not null && _answer.Status == 200 && _answer.Pieces is null;

    /// <summary>What was applied of the log before its reading began.</summary>
    public long Sequence => _sequence;

    /// <summary>Whether a caller's <c>Accept</c> takes it.</summary>
    public bool IsTakenBy(IHeaderDictionary headers) => _answer.NegotiatedAs is not { } type || Accepting.Takes(headers, type);

    /// <summary>Whether nothing it hangs on has changed since its reading began, and its day has not passed.</summary>
    public bool IsCurrent(ChangeFollower follower, CurrentSite site, TimeProvider clock)
    {
        if (!ReferenceEquals(_words, site.Words))
            return false;
        if (_answer.GoodUntil is { } end && clock.GetUtcNow().UtcDateTime >= end)
            return false;
        foreach (var slot in _answer.HangsOn!)
        {
            if (follower.StampOf(slot) > _sequence)
                return false;
        }

        return true;
    }

    /// <summary>Sends it, or 304 where the caller has it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="contentSequence">How far this node has read the log.</param>
    /// <param name="isKept">Whether it may be asked for again, so that compressing pays.</param>
    /// <param name="noStore">Whether no cache may keep it.</param>
    public Task SendAsync(HttpContext context, StringValues contentSequence, bool isKept, bool noStore)
    {
        var request = context.Request;
        var response = context.Response;
        var headers = response.Headers;
        headers.CacheControl = noStore ? "no-store" : _cacheControl;
        headers.Vary = _answer.Vary ?? VaryByEncoding;
        headers["Content-Sequence"] = contentSequence;
        if (_tags.Count > 0)
            headers[_tagHeader] = _tags;
        if (_lastModified.Count > 0)
            headers.LastModified = _lastModified;
        if (_answer.Link is not null)
            headers.Link = _answer.Link;
        if (_answer.Location is not null)
            headers.Location = _answer.Location + request.QueryString.Value;
        if (_answer.Problem is not null)
            return ProblemAnswers.WriteAsync(context, _answer.Problem with { RequestId = context.TraceIdentifier });

        var body = _answer.Body;
        var etag = _etag;
        if (
            isKept
            && body.Length >= LeastToCompress
            && request.Headers.AcceptEncoding is { Count: > 0 } accepted
            && Compressed(accepted) is { } compressed
        )
        {
            body = compressed.Body;
            etag = compressed.ETag;
            headers.ContentEncoding = compressed.Encoding;
        }

        if (_answer.Status == 200)
        {
            headers.ETag = etag;
            if (IsHeld(request.Headers))
            {
                headers.ContentEncoding = StringValues.Empty;
                response.StatusCode = 304;
                return Task.CompletedTask;
            }
        }

        response.StatusCode = _answer.Status;
        if (_answer.Pieces is { } pieces)
        {
            headers.ContentType = _contentType;
            return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : Sending.SendAsync(context, pieces);
        }

        return body.Length == 0 ? Task.CompletedTask : Sending.SendAsync(context, _contentType, body, context.RequestAborted);
    }

    private static IReadOnlyList<string> Tags(Answer answer)
    {
        string[] all = [.. answer.Collections.Concat(answer.Tags).Distinct()];
        return all.Sum(t => t.Length + 1) > MostTagBytes ? answer.Collections : all;
    }

    /// <summary>Weak comparison (RFC 9110, 8.8.3.2) with whichever encoding the caller had.</summary>
    private bool IsHeld(IHeaderDictionary headers)
    {
        var ifNoneMatch = headers.IfNoneMatch;
        if (ifNoneMatch.Count == 0)
        {
            return _answer.LastModified is { } at
                && headers.IfModifiedSince is { Count: > 0 } since
                && HeaderUtilities.TryParseDate(since.ToString(), out var date)
                && at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)) <= date.UtcDateTime;
        }

        return EntityTags.IsHeld(ifNoneMatch, _hash);
    }

    private (ReadOnlyMemory<byte> Body, StringValues ETag, StringValues Encoding)? Compressed(StringValues accepted)
    {
        // Worth compressing for the second caller, mostly not for the first.
        if (!_answer.IsCompressedAtOnce && Volatile.Read(ref _hits) < 1 && Interlocked.Increment(ref _hits) < 2)
            return null;
        var text = accepted.Count == 1 ? accepted[0]! : accepted.ToString();
        if (Accepts(text, "br"))
            return (
                _brotli ??= Compress(stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 5 })),
                _etagBrotli,
                Brotli
            );
        if (Accepts(text, "gzip"))
            return (_gzip ??= Compress(stream => new GZipStream(stream, CompressionLevel.Optimal)), _etagGzip, Gzip);
        return null;
    }

    private static bool Accepts(string accepted, string encoding)
    {
        if (!accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase))
            return false;
        if (!accepted.Contains(';', StringComparison.Ordinal))
            return accepted.Split(',', StringSplitOptions.TrimEntries).Contains(encoding, StringComparer.OrdinalIgnoreCase);
        return StringWithQualityHeaderValue.TryParseList([accepted], out var list)
            && list.Any(v => v.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && v.Quality is null or > 0);
    }

    private byte[] Compress(Func<Stream, Stream> encoder)
    {
        using var bytes = new MemoryStream();
        using (var stream = encoder(bytes))
            stream.Write(_answer.Body.Span);
        return bytes.ToArray();
    }
}
