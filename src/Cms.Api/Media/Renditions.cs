using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Api.Media.Storage;
using NetVips;

namespace Cms.Api.Media;

/// <summary>Renditions of pictures: each is made when first asked for, once for all who ask meanwhile, and stored.</summary>
internal sealed partial class Renditions(IIllustrationStore store, PictureGate gate, ILogger<Renditions> log)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new();
    private long _made;

    /// <summary>How many were made since the start.</summary>
    public long Made => Interlocked.Read(ref _made);

    /// <summary>Opens one for reading; null where the picture's own file is not there.</summary>
    /// <exception cref="ProblemException">
    /// <c>busy</c>: it has to be made, and too many others are; <c>damaged</c>: the picture's own file cannot be read any more.
    /// </exception>
    public async Task<Stream?> OpenAsync(PictureSource picture, PictureSize size, string format, CancellationToken ct)
    {
        var name = picture.NameOf(size, format);
        if (await store.OpenAsync(name, ct) is { } ready)
            return ready;
        // Others may wait for the same, so it does not end with whoever happened to be first.
        var making = _making.GetOrAdd(name, _ => new Lazy<Task>(() => MakeAsync(name, picture, size, format)));
        await making.Value.WaitAsync(ct);
        return await store.OpenAsync(name, ct);
    }

    private async Task MakeAsync(string name, PictureSource picture, PictureSize size, string format)
    {
        try
        {
            using var limit = new CancellationTokenSource(RequestLimits.Time);
            var ct = limit.Token;
            // Stored while this caller looked whether anybody makes it.
            if (await store.LengthAsync(name, ct) is not null)
                return;
            await using var file = await store.OpenAsync(OriginalFile.NameOf(picture.File), ct);
            if (file is null)
                return;
            var bytes = await gate.RunAsync(
                _ =>
                {
                    // Only in a seat, so that few are held at once.
                    var held = file is FileStream ? null : Whole(file);
                    // A decoder takes half a file for a picture that is grey below.
                    if (Convert.ToHexStringLower(held is null ? SHA256.HashData(file) : SHA256.HashData(held)) != picture.File.Hash)
                        throw new InvalidDataException("its bytes are not those that were stored.");
                    return RenditionEncoder.Make((file as FileStream)?.Name, held, picture, size, format);
                },
                ct
            );
            await store.StoreAsync(name, bytes, ct);
            Interlocked.Increment(ref _made);
        }
        catch (Exception e) when (e is VipsException or InvalidDataException)
        {
            LogDamaged(log, OriginalFile.NameOf(picture.File), e.Message.ReplaceLineEndings(" "));
            throw new ProblemException("damaged", "The file of this picture is damaged; the operator has to restore it from a backup.");
        }
        finally
        {
            _making.TryRemove(name, out _);
        }
    }

    // It could be read when it was taken in.
    [LoggerMessage(Level = LogLevel.Error, Message = "The picture {File} in the store is damaged; restore it from a backup: {Reason}")]
    private static partial void LogDamaged(ILogger log, string file, string reason);

    private static byte[] Whole(Stream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
