using Cms.Api.Delivery;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Media.Storage;
using Cms.Model;
using Cms.Model.Illustrations;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Media;

/// <summary>
/// Deletes the files of pictures that are no more: at once where somebody replaced or purged one, and of those that a crash left behind
/// when it looks.
/// </summary>
internal sealed partial class PictureRemains(
    CmsDatabase database,
    IIllustrationStore store,
    Addresses addresses,
    ILogger<PictureRemains> log
)
{
    /// <summary>How long a file that is nobody's is left alone: its illustration may be about to be saved.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromDays(1);

    // Where most of a store is nobody's, it is more likely the wrong store, or the wrong database.
    private const int FewFiles = 20;

    private const int Batch = 500;

    /// <summary>
    /// Deletes a file and all renditions of it, unless another illustration has the same. What was saved is saved: a store that does not
    /// answer leaves the files to a later look.
    /// </summary>
    public async Task ForgetAsync(IllustrationFile file)
    {
        try
        {
            if (file.Hash.Length > StoreNames.Telling && !await IsOthersAsync(file.Hash[..StoreNames.Telling]))
                await store.DeleteBeginningAsync(file.Hash[..StoreNames.Telling], CancellationToken.None);
        }
        catch (Exception e)
        {
            LogLeft(log, file.Hash, e.GetBaseException().Message);
        }
    }

    /// <summary>
    /// Deletes what is nobody's and lies there longer than a day: files of no picture, renditions with a credit or a focal point that is
    /// not theirs any more, and what was begun and never finished.
    /// </summary>
    public async Task SweepAsync(DateTime now, CancellationToken ct)
    {
        await store.DeleteUnfinishedAsync(now - Grace, ct);
        var (all, old) = (0, new List<string>());
        await foreach (var file in store.ListAsync(ct))
        {
            all++;
            if (file.StoredAt < now - Grace)
                old.Add(file.Name);
        }

        if (old.Count == 0)
            return;
        // After the files, so that none is missed which was saved meanwhile.
        var (beginnings, keys) = await PresentAsync(ct);
        var lost = old.FindAll(name => name.Length < StoreNames.Telling || !beginnings.Contains(name[..StoreNames.Telling]));
        if (lost.Count > FewFiles && lost.Count > all / 2)
        {
            LogStrange(log, lost.Count, all, store.Place);
            return;
        }

        var former = old.Except(lost).Where(name => name.IndexOf('.') == PictureSource.KeyLength && !keys.Contains(name.Split('.')[0]));
        lost.AddRange(former.ToList());
        foreach (var name in lost)
            await store.DeleteAsync(name, ct);
        if (lost.Count > 0)
            LogSwept(log, lost.Count);
    }

    /// <summary>Says so where the pictures that were saved last are not in this node's store: another node has another.</summary>
    public async Task CompareAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        var last = await read.QueryAsync(
            new Statement("SELECT file FROM illustrations WHERE purged_at IS NULL ORDER BY id DESC LIMIT 3", []),
            row => IllustrationFile.Read(row.GetString(0)),
            ct
        );
        foreach (var file in last)
        {
            if (await store.LengthAsync(OriginalFile.NameOf(file), ct) is not null)
                return;
        }

        if (last.Count > 0)
            LogElsewhere(log, store.Place);
    }

    private async Task<bool> IsOthersAsync(string beginning)
    {
        await using var read = await database.OpenReadAsync(CancellationToken.None);
        var found = await read.QueryAsync(
            new Statement(
                $"SELECT 1 FROM illustrations WHERE purged_at IS NULL AND {database.Sql.Holds("file", "@p0")} LIMIT 1",
                [$"\"hash\":\"{beginning}"]
            ),
            row => row.GetInt64(0),
            CancellationToken.None
        );
        return found.Count > 0;
    }

    /// <summary>What the names of files begin with that are some picture's, and the keys of the renditions that there are to be.</summary>
    private async Task<(HashSet<string> Beginnings, HashSet<string> Keys)> PresentAsync(CancellationToken ct)
    {
        var (beginnings, keys) = (new HashSet<string>(), new HashSet<string>());
        await using var read = await database.OpenReadAsync(ct);
        for (Guid? after = null; ; )
        {
            var ids = await read
                .Db.Illustrations.Where(i => i.PurgedAt == null && (after == null || i.Id.CompareTo(after.Value) > 0))
                .OrderBy(i => i.Id)
                .Select(i => i.Id)
                .Take(Batch)
                .ToListAsync(ct);
            var material = await IllustrationMaterial.ReadAsync(read, ids, ct);
            foreach (var source in ids.Select(id => material.Source(id, addresses)!).Where(s => s.File.Hash.Length >= StoreNames.Telling))
            {
                beginnings.Add(source.File.Hash[..StoreNames.Telling]);
                keys.Add(source.Key);
            }

            if (ids.Count < Batch)
                return (beginnings, keys);
            after = ids[^1];
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The files of a picture ({Hash}) could not be deleted and are left to the sweep: {Reason}"
    )]
    private static partial void LogLeft(ILogger log, string hash, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Count} files that were no picture's any more, or said what is not so any more, are deleted"
    )]
    private static partial void LogSwept(ILogger log, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} of {All} files in {Place} are no picture's; nothing is deleted, since this may be the store of another magazine"
    )]
    private static partial void LogStrange(ILogger log, int count, int all, string place);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The latest pictures are not in {Place}; every node needs the same folder or bucket (Cms:DataDirectory, Cms:Media:S3)"
    )]
    private static partial void LogElsewhere(ILogger log, string place);
}
