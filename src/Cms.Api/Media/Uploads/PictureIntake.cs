using System.Security.Cryptography;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Model.Illustrations;
using NetVips;

namespace Cms.Api.Media.Uploads;

/// <summary>
/// Makes of the bytes that somebody sent a picture of ours: judged by its head before it is decoded, decoded whole, turned upright, its
/// colours made plain, and written anew without anything but pixels and, where they need one, a profile. The bytes that were sent are
/// never kept, so whatever they hold besides a picture ends here.
/// </summary>
internal sealed partial class PictureIntake(PictureGate gate, Settings settings, ILogger<PictureIntake> log) : IDisposable
{
    /// <summary>Most frames of one that moves.</summary>
    public const int MostFrames = 300;

    // What is larger, and cannot be worked on strip by strip, is alone in memory.
    private const long Large = 30_000_000;

    // A profile of this size is a table of colours of a printing machine; beyond it is nothing of use.
    private const int MostProfile = 4 << 20;

    private const int PlaceholderSide = 24;
    private const int MostPlaceholder = 1_000;

    // Whoever sends it waits ten seconds at most, for the line and the saving too.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    private readonly SemaphoreSlim _large = new(1, 1);
    private readonly Turns _turns = new();

    /// <summary>Waits for others who send the same bytes, so that the second finds what the first made of them.</summary>
    /// <exception cref="ProblemException"><c>busy</c>.</exception>
    public async Task<IDisposable> TurnAsync(string uploadHash, CancellationToken ct) =>
        await _turns.EnterAsync(uploadHash, RequestsInFlight.Limit, ct)
        ?? throw new ProblemException("busy", "The same picture is being worked on; send the same request again.");

    /// <summary>Takes a picture.</summary>
    /// <param name="read">Reads the bytes, once it is its turn.</param>
    /// <param name="uploadHash">Their SHA-256.</param>
    /// <param name="ct">Gives it up.</param>
    /// <exception cref="ProblemException">
    /// <c>picture-unsupported</c>, <c>picture-broken</c>, <c>picture-too-large</c>; <c>busy</c>: too many others.
    /// </exception>
    public async Task<TakenPicture> TakeAsync(Func<byte[]> read, string uploadHash, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var token = limit.Token;
        try
        {
            return await gate.RunAsync(
                working =>
                {
                    // The wait in line does not count.
                    limit.CancelAfter(Limit);
                    return Take(read(), uploadHash, working);
                },
                token
            );
        }
        catch (Exception e) when (token.IsCancellationRequested && e is OperationCanceledException or VipsException)
        {
            ct.ThrowIfCancellationRequested();
            throw TooLarge("It takes too long to read this picture; send it smaller, or as JPEG.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _large.Dispose();

    private TakenPicture Take(byte[] bytes, string uploadHash, CancellationToken ct)
    {
        var form = PictureForm.Read(bytes);
        if (form.Frames > MostFrames)
            throw TooLarge($"It has {form.Frames} frames; {MostFrames} are taken.");
        try
        {
            // The head alone is read here.
            using var head = Open(bytes, form, isWhole: false);
            Judge(head, form);
            var turned = head.Contains("orientation") && head.Get("orientation") is int and > 1 && form.Frames == 1;
            var isAlone = (long)head.Width * head.Height > Large && (turned || !IsInStrips(bytes, form));
            if (isAlone)
                _large.Wait(ct);
            try
            {
                return Make(bytes, form, head, turned, uploadHash, ct);
            }
            finally
            {
                if (isAlone)
                    _large.Release();
            }
        }
        catch (VipsException e) when (!ct.IsCancellationRequested)
        {
            LogRefused(log, form.Format, e.Message.ReplaceLineEndings(" "));
            throw PictureForm.Broken("The picture cannot be decoded: the file is damaged, or is not what it begins as.");
        }
    }

    private void Judge(Image head, PictureForm form)
    {
        var (width, height) = (head.Width, head.PageHeight);
        if (width > settings.Media.MaxSide || height > settings.Media.MaxSide)
            throw TooLarge($"It is {width} × {height} pixels; a side may have {settings.Media.MaxSide}.");
        var pixels = (long)width * head.Height;
        if (pixels > settings.Media.MaxMegapixels * 1_000_000L)
            throw TooLarge(
                $"It has {pixels / 1_000_000.0:0} megapixels{(form.Frames > 1 ? " in all its frames" : "")}; "
                    + $"{settings.Media.MaxMegapixels} are taken."
            );
        if (head.Contains("icc-profile-data") && ((byte[])head.Get("icc-profile-data")).Length > MostProfile)
            throw TooLarge("Its colour profile is larger than any that a picture needs.");
    }

    private static TakenPicture Make(byte[] bytes, PictureForm form, Image head, bool turned, string uploadHash, CancellationToken ct)
    {
        using var opened = turned ? Open(bytes, form, isWhole: true) : null;
        using var upright = turned ? opened!.Autorot() : null;
        using var plain = Plain(upright ?? head);
        plain.SetProgress(Unwatched.Here, ct);
        var stored = Write(plain, form);
        ct.ThrowIfCancellationRequested();
        var (colour, placeholder) = Sketch(stored);
        var file = new IllustrationFile(
            Convert.ToHexStringLower(SHA256.HashData(stored)),
            Extension(form.Format),
            plain.Width,
            plain.PageHeight,
            placeholder,
            colour,
            HasAlpha(plain, stored, form, ct),
            plain.Height / plain.PageHeight,
            uploadHash
        );
        return new TakenPicture(file, stored, Suggested(head));
    }

    // Each by its own decoder and no other: what begins like one format is never given to another's.
    private static Image Open(byte[] bytes, PictureForm form, bool isWhole)
    {
        var access = isWhole ? Enums.Access.Random : Enums.Access.Sequential;
        const Enums.FailOn failOn = Enums.FailOn.Error;
        return form.Format switch
        {
            PictureFormat.Jpeg => Image.JpegloadBuffer(bytes, memory: isWhole, access: access, failOn: failOn),
            PictureFormat.Png => Image.PngloadBuffer(bytes, memory: isWhole, access: access, failOn: failOn),
            PictureFormat.Webp => Image.WebploadBuffer(bytes, n: -1, memory: isWhole, access: access, failOn: failOn),
            PictureFormat.Gif => Image.GifloadBuffer(bytes, n: -1, memory: isWhole, access: access, failOn: failOn),
            _ => Image.HeifloadBuffer(bytes, memory: isWhole, access: access, failOn: failOn),
        };
    }

    private static bool IsInStrips(byte[] bytes, PictureForm form) =>
        form.Format switch
        {
            PictureFormat.Jpeg => form.Scans == 1,
            // Interlaced ones are whole only at their end.
            PictureFormat.Png => bytes[28] == 0,
            PictureFormat.Gif => true,
            _ => false,
        };

    /// <summary>Eight bits, grey or sRGB; or RGB with its own profile where that has colours which sRGB has not.</summary>
    private static Image Plain(Image image)
    {
        var profile = image.Contains("icc-profile-data") ? (byte[])image.Get("icc-profile-data") : null;
        var isCmyk = image.Interpretation == Enums.Interpretation.Cmyk;
        if (isCmyk || (profile is not null && !ColourProfile.IsSrgb(profile) && !ColourProfile.IsWide(profile)))
        {
            try
            {
                using var converted = image.IccTransform(
                    "srgb",
                    intent: Enums.Intent.Relative,
                    embedded: profile is not null,
                    inputProfile: isCmyk ? "cmyk" : "srgb",
                    depth: 8
                );
                return Without(converted);
            }
            catch (VipsException)
            {
                // The profile is none. Its numbers are then what everybody takes numbers for.
            }
        }

        var isGrey = image.Bands <= 2 && !isCmyk;
        var wanted = isGrey ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb;
        using var eight =
            image.Interpretation == wanted && image.Format == Enums.BandFormat.Uchar ? image.Copy() : image.Colourspace(wanted);
        return profile is not null && ColourProfile.IsWide(profile) ? eight.Copy() : Without(eight);
    }

    private static Image Without(Image image) =>
        image.Contains("icc-profile-data") ? image.Mutate(m => m.Remove("icc-profile-data")) : image.Copy();

    private static byte[] Write(Image image, PictureForm form)
    {
        const Enums.ForeignKeep keep = Enums.ForeignKeep.Icc;
        // What makes files smaller takes time, and with large ones more than anybody waits.
        var isSmall = (long)image.Width * image.Height <= 12_000_000;
        return form.Format switch
        {
            PictureFormat.Jpeg => image.JpegsaveBuffer(95, optimizeCoding: isSmall, subsampleMode: Enums.ForeignSubsample.Off, keep: keep),
            PictureFormat.Png => image.PngsaveBuffer(
                isSmall ? 6 : 3,
                filter: isSmall ? Enums.ForeignPngFilter.All : Enums.ForeignPngFilter.Sub,
                keep: keep
            ),
            PictureFormat.Webp => image.WebpsaveBuffer(95, lossless: form.IsLossless, exact: false, effort: isSmall ? 4 : 0, keep: keep),
            PictureFormat.Gif => image.GifsaveBuffer(effort: 1, reuse: true, keepDuplicateFrames: true, keep: keep),
            _ => image.HeifsaveBuffer(
                80,
                bitdepth: 8,
                compression: Enums.ForeignHeifCompression.Av1,
                effort: (long)image.Width * image.Height <= 2_000_000 ? 2 : 0,
                keep: keep
            ),
        };
    }

    private static string Extension(PictureFormat format) =>
        format switch
        {
            PictureFormat.Jpeg => "jpg",
            PictureFormat.Png => "png",
            PictureFormat.Webp => "webp",
            PictureFormat.Gif => "gif",
            _ => "avif",
        };

    // Many files have a channel for transparency and are transparent nowhere.
    private static bool HasAlpha(Image plain, byte[] stored, PictureForm form, CancellationToken ct)
    {
        if (!plain.HasAlpha())
            return false;
        using var again = Open(stored, form, isWhole: false);
        again.SetProgress(Unwatched.Here, ct);
        using var alpha = again[again.Bands - 1];
        return alpha.Min() < 255;
    }

    /// <summary>A tiny picture to show first, and the colour that most of it has.</summary>
    private static (string Colour, string? Placeholder) Sketch(byte[] stored)
    {
        using var small = Image.ThumbnailBuffer(
            stored,
            PlaceholderSide,
            height: PlaceholderSide,
            size: Enums.Size.Down,
            noRotate: true,
            outputProfile: "srgb"
        );
        using var plain = small.Interpretation == Enums.Interpretation.Srgb ? small.Copy() : small.Colourspace(Enums.Interpretation.Srgb);
        // It is looked at twice, and what it is made of can be read once.
        using var tiny = plain.CopyMemory();
        var picture = tiny.WebpsaveBuffer(30, alphaQ: 30, effort: 6, keep: Enums.ForeignKeep.None);
        var placeholder = "data:image/webp;base64," + Convert.ToBase64String(picture);
        return (Dominant(tiny), placeholder.Length < MostPlaceholder ? placeholder : null);
    }

    private static string Dominant(Image tiny)
    {
        var (pixels, bands) = (tiny.WriteToMemory<byte>(), tiny.Bands);
        var seen = new List<(byte R, byte G, byte B)>();
        for (var at = 0; at + bands <= pixels.Length; at += bands)
        {
            if (bands < 4 || pixels[at + 3] >= 128)
                seen.Add((pixels[at], pixels[at + 1], pixels[at + 2]));
        }

        if (seen.Count == 0)
            return "#ffffff";
        // Those that look alike count together, and their mean stands for them.
        var most = seen.GroupBy(c => (c.R >> 5, c.G >> 5, c.B >> 5)).MaxBy(g => g.Count())!;
        return $"#{(int)most.Average(c => c.R):x2}{(int)most.Average(c => c.G):x2}{(int)most.Average(c => c.B):x2}";
    }

    private static SuggestedFacts Suggested(Image head)
    {
        return SuggestionReader.Read(Blob("xmp-data"), Blob("iptc-data"), Blob("exif-data"));

        byte[]? Blob(string name) => head.Contains(name) && head.Get(name) is byte[] bytes ? bytes : null;
    }

    // The library asks whether to go on only while somebody watches.
    private sealed class Unwatched : IProgress<int>
    {
        public static Unwatched Here { get; } = new();

        public void Report(int value) { }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A picture ({Format}) was refused since it cannot be decoded: {Reason}")]
    private static partial void LogRefused(ILogger log, PictureFormat format, string reason);

    private static ProblemException TooLarge(string sentence) => new("picture-too-large", sentence);
}
