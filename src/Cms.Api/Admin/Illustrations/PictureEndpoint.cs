using System.Security.Cryptography;
using System.Text;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Api.Media.Storage;
using Cms.Api.Media.Uploads;
using Cms.Api.Outbound;
using Cms.Model.Webhooks;

namespace Cms.Api.Admin.Illustrations;

/// <summary>An operation of the desk whose body is a picture, or says where one is.</summary>
/// <typeparam name="TRequest">What its path and query carry.</typeparam>
internal abstract class PictureEndpoint<TRequest> : AdminEndpoint<TRequest, UploadedIllustration>
    where TRequest : notnull
{
    // A part of the ten seconds that a request has; what is left is for the picture.
    private static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(5);

    private protected abstract override TakesPicture TakesPicture { get; }

    /// <summary>What was sent.</summary>
    private protected SentPicture Sent { get; private set; } = null!;

    private protected override byte[] BodyHash => SHA256.HashData([.. Encoding.ASCII.GetBytes(Sent.Hash ?? ""), .. Sent.Json ?? []]);

    private protected override async Task TakeBodyAsync(CancellationToken ct) =>
        Sent = await SentPictureReader.ReadAsync(HttpContext, Resolve<Settings>(), TakesPicture.Facts is not null, ct);

    /// <summary>The picture, judged, made plain and stored; its file is nobody's yet.</summary>
    /// <param name="url">Where it is to be fetched; null where it was sent.</param>
    /// <param name="known">Looks for what is to be answered where the same bytes were sent before.</param>
    /// <param name="keep">Keeps it, and says what is to be answered.</param>
    /// <param name="ct">Gives it up.</param>
    private protected async Task<T> TakeAsync<T>(
        string? url,
        Func<string, Task<T?>> known,
        Func<TakenPicture, Task<T>> keep,
        CancellationToken ct
    )
        where T : class
    {
        using var fetched = url is null ? null : await FetchAsync(url, ct);
        var file = fetched ?? Sent.File!;
        var hash = Sent.Hash ?? await file.HashAsync(ct);
        var intake = Resolve<PictureIntake>();
        using var turn = await intake.TurnAsync(hash, ct);
        if (await known(hash) is { } before)
            return before;
        var taken = await intake.TakeAsync(file.Bytes, hash, ct);
        await Resolve<IIllustrationStore>().StoreAsync($"{taken.File.Hash}.{taken.File.Extension}", taken.Bytes, ct);
        return await keep(taken);
    }

    private async Task<PassingFile> FetchAsync(string url, CancellationToken ct)
    {
        var settings = Resolve<Settings>();
        var file = PassingFile.Create(settings.IncomingFolder);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(FetchLimit);
            var (status, isTooLarge) = await Resolve<OutboundClient>()
                .FetchAsync(new Uri(url), file.Stream, settings.Media.MaxBytes, limit.Token);
            if (isTooLarge)
                throw new ProblemException("body-too-large", $"A picture may weigh at most {settings.Media.MaxMegabytes} MB.");
            return status == 200 ? file : throw Unreachable($"The other server answered {status}.");
        }
        catch (Exception e)
        {
            file.Dispose();
            throw e switch
            {
                OutboundException outbound => Unreachable(Words(outbound.Fault)),
                OperationCanceledException when !ct.IsCancellationRequested => Unreachable(Words(RequestFault.TimedOut)),
                _ => e,
            };
        }
    }

    private static string Words(RequestFault fault) =>
        fault switch
        {
            RequestFault.AddressNotPublic => "The address does not lead to the public internet.",
            RequestFault.NameNotFound => "Nobody has that name.",
            RequestFault.TlsFailed => "There is no secure connection to be had.",
            RequestFault.TimedOut => $"It took longer than {FetchLimit.TotalSeconds:0} seconds.",
            RequestFault.AnswerMalformed => "What came back is not HTTP, or not all of it.",
            _ => "Nobody took the connection, or it broke.",
        };

    private static ProblemException Unreachable(string sentence) => new("picture-unreachable", sentence);
}
