using Cms.Api.Commands.Backups;
using Cms.Model;

namespace Cms.Api.Commands;

/// <summary>
/// What every command does around its own work: reads the settings, opens the database, and says in one sentence what went wrong.
/// </summary>
internal static class CommandRun
{
    /// <summary>Works on a database that is brought up to date before.</summary>
    public static Task<int> WithDatabaseAsync(Func<CmsDbContext, Settings, CancellationToken, Task> act, CancellationToken ct) =>
        RunAsync(
            async (db, settings, token) =>
            {
                Directory.CreateDirectory(settings.DataDirectory);
                await db.CmsDatabase.Upkeep.MigrateAsync(token);
                await act(db, settings, token);
            },
            ct
        );

    /// <summary>Works on the database and the pictures as they are: a backup changes nothing, and a restore replaces it all.</summary>
    public static Task<int> WithStoreAsync(Func<BackupArchive, CancellationToken, Task> act, CancellationToken ct) =>
        RunAsync(
            (db, settings, token) =>
                act(new BackupArchive(db, ServerSetup.Store(settings), settings.DataDirectory, TimeProvider.System), token),
            ct
        );

    private static async Task<int> RunAsync(Func<CmsDbContext, Settings, CancellationToken, Task> act, CancellationToken ct)
    {
        try
        {
            var builder = WebApplication.CreateBuilder([]);
            var settings = Settings.Read(builder.Configuration, builder.Environment.IsDevelopment());
            await using var database = ServerSetup.Database(settings);
            await using var db = database.NewContext();
            await act(db, settings, ct);
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 130;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(OperatorFault.Sentence(e));
            return CommandLine.Failure;
        }
    }
}
