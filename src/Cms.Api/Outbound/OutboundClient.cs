using System.Net;
using System.Net.Sockets;
using Cms.Model.Webhooks;

namespace Cms.Api.Outbound;

/// <summary>
/// The one way in which this program calls servers that somebody else named. It reaches only public addresses unless the
/// operator allows others: the address that is judged is the very one that is connected to, so no name can lead elsewhere
/// in between. It follows no redirects but those of files, keeps no cookies, uses no proxy, and has limits of time and size.
/// </summary>
internal sealed class OutboundClient : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(3);

    // Of what is not wanted of an answer, so much is read for the sake of the connection; beyond it the connection goes.
    private const int MostThrownAway = 16_384;

    private const int MostRedirects = 3;

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly bool _allowsAll;

    /// <summary>For the life of the program.</summary>
    public OutboundClient(Settings settings, TimeProvider clock)
    {
        (_clock, _allowsAll) = (clock, settings.AllowPrivateAddresses);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = ConnectAsync,
                ConnectTimeout = ConnectLimit,
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                ActivityHeadersPropagator = null,
                MaxResponseHeadersLength = 16,
                MaxResponseDrainSize = MostThrownAway,
                ResponseDrainTimeout = TimeSpan.FromSeconds(1),
                // A name may lead elsewhere by then.
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("MagazineCMS/1");
    }

    /// <summary>The longest that a call may last, from the look-up of the name to the last byte that is kept.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether an address that somebody registers can ever be called: it leads to the public internet, or the operator allows
    /// others. A name that cannot be looked up at this moment, unlike one that nobody has, is given the benefit of the doubt.
    /// </summary>
    /// <param name="address">The address, absolute.</param>
    /// <param name="ct">Gives it up.</param>
    public async Task<bool> MayReachAsync(Uri address, CancellationToken ct)
    {
        if (_allowsAll)
            return true;
        using var limit = new CancellationTokenSource(ConnectLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return (await LookUpAsync(address.IdnHost, either.Token)).Any(PublicAddresses.IsPublic);
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is not (SocketError.HostNotFound or SocketError.NoData);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request; its address is http or https and names no user.</param>
    /// <param name="mostBytes">How much of the answer's body is kept.</param>
    /// <param name="ct">Gives it up.</param>
    /// <exception cref="OutboundException">There was no answer.</exception>
    public async Task<OutboundAnswer> SendAsync(HttpRequestMessage request, int mostBytes, CancellationToken ct)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" })
            throw new ArgumentException("The address is not http or https, or names a user.", nameof(request));
        using var limit = new CancellationTokenSource(Limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new OutboundAnswer(
                (int)response.StatusCode,
                RetryAfter(response),
                await BeginningAsync(response, mostBytes, either.Token)
            );
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (e is HttpRequestException or OperationCanceledException))
        {
            throw Judge(e);
        }
    }

    /// <summary>
    /// Fetches a file. A redirect is followed a few times, and each address is judged like the first. A body that breaks off is no
    /// file.
    /// </summary>
    /// <param name="address">Where it is; http or https, and names no user.</param>
    /// <param name="into">Takes its bytes.</param>
    /// <param name="mostBytes">The largest that is taken.</param>
    /// <param name="ct">Gives it up.</param>
    /// <returns>The HTTP status, and whether it was larger than that; only with 200, and not larger, all of it is there.</returns>
    /// <exception cref="OutboundException">There was no answer, or not all of it.</exception>
    public async Task<(int Status, bool IsTooLarge)> FetchAsync(Uri address, Stream into, long mostBytes, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
                var status = (int)response.StatusCode;
                if (status == 200)
                    return (status, !await CopyAsync(response.Content, into, mostBytes, either.Token));
                var next = status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } to ? new Uri(address, to) : null;
                if (redirects == MostRedirects || next is not { Scheme: "http" or "https", UserInfo: "" })
                    return (status, false);
                address = next;
            }
        }
        catch (Exception e)
            when (!ct.IsCancellationRequested && (e is HttpRequestException or OperationCanceledException or HttpIOException))
        {
            throw Judge(e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    // Apart from what goes wrong while it is written: that is nobody else's fault.
    private static async ValueTask<int> NextAsync(Stream body, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(buffer, ct);
        }
        catch (IOException e)
        {
            throw new OutboundException(RequestFault.ConnectionFailed, e);
        }
    }

    /// <summary>Whether all of it went in.</summary>
    private static async Task<bool> CopyAsync(HttpContent content, Stream into, long most, CancellationToken ct)
    {
        if (content.Headers.ContentLength > most)
            return false;
        await using var body = await content.ReadAsStreamAsync(ct);
        var buffer = new byte[1 << 16];
        var sum = 0L;
        while (await NextAsync(body, buffer, ct) is > 0 and var count)
        {
            sum += count;
            if (sum > most)
                return false;
            await into.WriteAsync(buffer.AsMemory(0, count), ct);
        }

        return true;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var found = await LookUpAsync(host, ct);
        var allowed = _allowsAll ? found : [.. found.Where(PublicAddresses.IsPublic)];
        if (allowed.Length == 0)
            throw new OutboundException(RequestFault.AddressNotPublic);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken ct) =>
        IPAddress.TryParse(host, out var written) ? [written] : await Dns.GetHostAddressesAsync(host, ct);

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - _clock.GetUtcNow() : null;
        return asked > TimeSpan.Zero ? asked : null;
    }

    /// <summary>The status has been heard by now; a body that breaks off takes nothing from it.</summary>
    private static async Task<byte[]> BeginningAsync(HttpResponseMessage response, int most, CancellationToken ct)
    {
        var bytes = new byte[most];
        var count = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            while (count < most && await body.ReadAsync(bytes.AsMemory(count), ct) is > 0 and var read)
                count += read;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // What came is what there is.
        }

        return bytes[..count];
    }

    private static OutboundException Judge(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is OutboundException known)
                return known;
            if (cause is OperationCanceledException or TimeoutException)
                return new OutboundException(RequestFault.TimedOut, e);
            if (cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain })
                return new OutboundException(RequestFault.NameNotFound, e);
        }

        return new OutboundException(
            (e as HttpRequestException)?.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => RequestFault.NameNotFound,
                HttpRequestError.SecureConnectionError => RequestFault.TlsFailed,
                HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.HttpProtocolError =>
                    RequestFault.AnswerMalformed,
                _ => RequestFault.ConnectionFailed,
            },
            e
        );
    }
}
