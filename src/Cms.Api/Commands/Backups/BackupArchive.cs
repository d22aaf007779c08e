using System.IO.Compression;
using System.Security.Cryptography;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Model;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Commands.Backups;

/// <summary>
/// A backup: one zip file that holds the database as it was at one moment, the pictures that it names, and what they ought to
/// be like. It comes into being whole or not at all.
/// </summary>
internal sealed class BackupArchive(CmsDbContext db, IIllustrationStore store, string dataDirectory, TimeProvider clock)
{
    private const string ManifestEntry = "backup.json";
    private const string DatabaseEntry = "database";
    private const string PictureFolder = "media/";

    // The first bytes of every zip file.
    private static ReadOnlySpan<byte> ZipMark => "PK"u8;

    /// <summary>Makes one, beside a server at work.</summary>
    /// <param name="file">Where; an older backup there is replaced once the new one is whole.</param>
    /// <param name="withPictures">Whether the pictures are in it; otherwise it names them.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidOperationException">It cannot be made; the message says why and what to do.</exception>
    public async Task<BackupManifest> MakeAsync(string file, bool withPictures, CancellationToken ct)
    {
        await RefuseToReplaceAsync(file, ct);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var (part, copy) = (file + ".part", file + ".part.database");
        BackupManifest manifest;
        try
        {
            await using (var written = Alone(part))
            {
                var now = clock.Now();
                var contents = await db.CmsDatabase.Upkeep.BackUpAsync(copy, ct);
                List<string> pictures = [.. contents.Files.Select(OriginalFile.NameOf)];
                await using var zip = await ZipArchive.CreateAsync(written, ZipArchiveMode.Create, leaveOpen: true, null, ct);
                var lost = new List<string>();
                foreach (var picture in pictures)
                {
                    if (!await TakePictureAsync(zip, picture, withPictures, ct))
                        lost.Add(picture);
                }

                manifest = new BackupManifest
                {
                    Kind = BackupManifest.Mark,
                    Format = BackupManifest.PresentFormat,
                    MadeAt = now,
                    Provider = db.CmsDatabase.Name,
                    Migration = contents.Migration,
                    Epoch = contents.Epoch,
                    Sequence = contents.Sequence,
                    Articles = contents.Articles,
                    DatabaseHash = await AddAsync(zip, DatabaseEntry, copy, ct),
                    Pictures = pictures,
                    LostPictures = lost,
                };
                await using var json = await zip.CreateEntry(ManifestEntry).OpenAsync(ct);
                await manifest.WriteAsync(json, ct);
            }

            await CheckAsync(part, withPictures, ct);
            File.Move(part, file, overwrite: true);
        }
        finally
        {
            foreach (var left in new[] { "", "-wal", "-shm", "-journal" })
                File.Delete(copy + left);
        }

        return manifest;
    }

    /// <summary>Puts a backup in the place of all that is stored.</summary>
    /// <returns>What it holds, and where the replaced database is kept, if it is.</returns>
    /// <exception cref="InvalidOperationException">It is broken, newer, or somebody uses the database; then nothing has
    /// changed.</exception>
    public async Task<(BackupManifest Manifest, string? Former)> RestoreAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no file {file}.");
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, ct);
            var manifest = await ManifestAsync(zip, ct);
            if (manifest.Format > BackupManifest.PresentFormat || !db.Database.GetMigrations().Contains(manifest.Migration))
                throw new InvalidOperationException(
                    $"{file} was made by a newer version of the program (it has the migration {manifest.Migration}). "
                        + "Restore it with that version."
                );
            if (manifest.Provider != db.CmsDatabase.Name)
                throw new InvalidOperationException(
                    $"{file} is a backup of {manifest.Provider}, and Database:Provider is {db.CmsDatabase.Name}."
                );
            await db.CmsDatabase.Upkeep.DemandUnusedAsync(ct);
            Directory.CreateDirectory(dataDirectory);
            await PutPicturesAsync(zip, manifest, file, ct);
            var copy = Path.Combine(dataDirectory, "restoring.part");
            try
            {
                if (await TakeOutAsync(Entry(zip, DatabaseEntry), copy, ct) != manifest.DatabaseHash)
                    throw new InvalidDataException("Its database is not as it was written.");
                return (manifest, await db.CmsDatabase.Upkeep.RestoreAsync(copy, manifest.Migration, clock.Now(), ct));
            }
            finally
            {
                File.Delete(copy);
            }
        }
        catch (InvalidDataException e)
        {
            throw new InvalidOperationException($"{file} is no backup of this program, or is broken: {e.Message}", e);
        }
    }

    // A name mistyped, or the database itself: what is no backup is not overwritten by one.
    private static async Task RefuseToReplaceAsync(string file, CancellationToken ct)
    {
        if (Directory.Exists(file))
            throw new InvalidOperationException($"{file} is a folder; name a file in it.");
        if (!File.Exists(file))
            return;
        var first = new byte[ZipMark.Length];
        await using var there = File.OpenRead(file);
        if (await there.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, ct) > 0 && !first.AsSpan().SequenceEqual(ZipMark))
            throw new InvalidOperationException($"{file} is there already and is no backup; choose another name.");
    }

    private static FileStream Alone(string part)
    {
        try
        {
            return new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        }
        catch (IOException e) when (File.Exists(part))
        {
            throw new InvalidOperationException($"{part} is being written by another backup: {e.Message}", e);
        }
    }

    /// <summary>Reads everything back and compares it with what it ought to be.</summary>
    private static async Task CheckAsync(string part, bool withPictures, CancellationToken ct)
    {
        await using (var zip = await ZipFile.OpenReadAsync(part, ct))
        {
            var manifest = await ManifestAsync(zip, ct);
            var isWhole = await HashAsync(zip, DatabaseEntry, ct) == manifest.DatabaseHash;
            foreach (var picture in withPictures ? manifest.Pictures.Except(manifest.LostPictures) : [])
                isWhole = isWhole && IsNamedBy(picture, await HashAsync(zip, PictureFolder + picture, ct));
            if (!isWhole)
                throw new InvalidOperationException($"What was read back from {part} is not what was written; look at the disk.");
        }

        await using var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private async Task<bool> TakePictureAsync(ZipArchive zip, string picture, bool isKept, CancellationToken ct)
    {
        await using var there = await store.OpenAsync(picture, ct);
        if (there is null || !IsNamedBy(picture, Convert.ToHexStringLower(await SHA256.HashDataAsync(there, ct))))
            return false;
        if (!isKept)
            return true;
        there.Position = 0;
        await using var entry = await zip.CreateEntry(PictureFolder + picture, CompressionLevel.NoCompression).OpenAsync(ct);
        await there.CopyToAsync(entry, ct);
        return true;
    }

    /// <summary>Pictures first, and none is ever taken away: whatever ends here, the database finds those that it names.</summary>
    private async Task PutPicturesAsync(ZipArchive zip, BackupManifest manifest, string file, CancellationToken ct)
    {
        var missing = 0;
        foreach (var picture in manifest.Pictures.Except(manifest.LostPictures))
        {
            if (zip.GetEntry(PictureFolder + picture) is { } entry)
            {
                await using var packed = await entry.OpenAsync(ct);
                using var bytes = new MemoryStream();
                await packed.CopyToAsync(bytes, ct);
                if (!IsNamedBy(picture, Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))))
                    throw new InvalidDataException($"Its picture {picture} is not as it was written.");
                await store.StoreAsync(picture, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), ct);
                continue;
            }

            await using var there = await store.OpenAsync(picture, ct);
            missing += there is null ? 1 : 0;
        }

        if (missing > 0)
            throw new InvalidOperationException(
                $"{missing} pictures are neither in {file} nor in {Path.Combine(dataDirectory, "media")}; copy them there first."
            );
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        await using var json = await Entry(zip, ManifestEntry).OpenAsync(ct);
        return await BackupManifest.ReadAsync(json, ct);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name) =>
        zip.GetEntry(name) ?? throw new InvalidDataException($"It has no entry {name}.");

    private static bool IsNamedBy(string picture, string hash) => Path.GetFileNameWithoutExtension(picture) == hash;

    private static async Task<string> AddAsync(ZipArchive zip, string name, string file, CancellationToken ct)
    {
        await using var from = File.OpenRead(file);
        await using var to = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        return await CopyAsync(from, to, ct);
    }

    private static async Task<string> TakeOutAsync(ZipArchiveEntry entry, string file, CancellationToken ct)
    {
        await using var from = await entry.OpenAsync(ct);
        await using var to = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        return await CopyAsync(from, to, ct);
    }

    private static async Task<string> HashAsync(ZipArchive zip, string name, CancellationToken ct)
    {
        await using var from = await Entry(zip, name).OpenAsync(ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(from, ct));
    }

    /// <returns>SHA-256 of what was copied.</returns>
    private static async Task<string> CopyAsync(Stream from, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, ct) is > 0 and var read)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
