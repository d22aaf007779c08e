using Cms.Api.Background;
using Cms.Api.Http.Bodies;
using Cms.Model;

namespace Cms.Api.Media;

/// <summary>Looks, once an hour, for files that are no picture's any more.</summary>
internal sealed class PictureSweep(
    PictureRemains remains,
    Settings settings,
    CmsDatabase database,
    TimeProvider clock,
    ILogger<PictureSweep> log
) : LookingWorker(database, clock, log)
{
    private bool _isCompared;

    protected override TimeSpan Every => TimeSpan.FromHours(1);

    protected override string Work => "Deleting files of pictures that are no more";

    protected override async Task LookAsync(CancellationToken ct)
    {
        PassingFile.DeleteLeft(settings.IncomingFolder);
        if (!_isCompared)
            await remains.CompareAsync(ct);
        _isCompared = true;
        await remains.SweepAsync(Clock.GetUtcNow().UtcDateTime, ct);
    }
}
