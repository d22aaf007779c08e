using System.CommandLine;
using Cms.Api.Commands.Backups;
using Cms.Model;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Commands;

/// <summary>What the program does besides serving.</summary>
internal static class CommandLine
{
    /// <summary>The exit code of a failure, whose reason was said in one sentence.</summary>
    public const int Failure = 1;

    /// <summary>Whether the arguments name a command or ask for help; otherwise the program serves.</summary>
    public static bool Names(string[] args) =>
        args.Length > 0 && (args[0] is "--help" or "-h" or "-?" or "--version" || !args[0].StartsWith('-'));

    /// <summary>Runs the command.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "A headless CMS for a magazine. Without a command it serves; settings are environment variables such as Cms__DataDirectory."
        );
        root.Subcommands.Add(KeyCommands.Keys());
        root.Subcommands.Add(Migrate());
        root.Subcommands.Add(BackupCommands.Backup());
        root.Subcommands.Add(BackupCommands.Restore());
        root.Subcommands.Add(DemoCommand.Demo());
        return root.Parse(args).InvokeAsync();
    }

    private static Command Migrate()
    {
        var migrate = new Command("migrate", "Bring the database and its index of words up to date and exit.");
        migrate.SetAction((_, ct) => CommandRun.WithDatabaseAsync(MigrateAsync, ct));
        return migrate;
    }

    private static async Task MigrateAsync(CmsDbContext db, Settings settings, CancellationToken ct)
    {
        if (await SearchRebuild.CountAsync(db.CmsDatabase, ct) is > 0 and var missing)
        {
            await Console.Out.WriteLineAsync("Putting pieces into the index of words …");
            var progress = new CommandProgress("pieces", missing);
            await SearchRebuild.RunAsync(db, progress.Add, ct);
        }

        await Console.Out.WriteLineAsync($"The database is up to date ({(await db.Database.GetAppliedMigrationsAsync(ct)).Last()}).");
    }
}
