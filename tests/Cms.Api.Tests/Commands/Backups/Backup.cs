using Cms.Api.Commands.Backups;
using Cms.Api.Media.Storage;
using Cms.Testing.Databases;

namespace Cms.Api.Tests.Commands.Backups;

/// <summary>Backs up and restores a test's database as the commands do.</summary>
internal static class Backup
{
    /// <summary>Makes one.</summary>
    public static Task<BackupManifest> MakeAsync(TestDatabase database, string file, bool withPictures = true) =>
        WithAsync(database, archive => archive.MakeAsync(file, withPictures, CancellationToken.None));

    /// <summary>Puts one back; no server may be at work.</summary>
    public static Task RestoreAsync(TestDatabase database, string file) =>
        WithAsync(database, archive => archive.RestoreAsync(file, CancellationToken.None));

    private static async Task<T> WithAsync<T>(TestDatabase test, Func<BackupArchive, Task<T>> act)
    {
        await using var database = test.Open();
        await using var db = database.NewContext();
        return await act(new BackupArchive(db, new DiskStore(Path.Combine(test.Folder, "media")), test.Folder, TimeProvider.System));
    }
}
