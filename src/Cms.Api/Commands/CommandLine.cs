using System.CommandLine;
using Cms.Api.Commands.Demo;
using Cms.Api.Media.Storage;
using Cms.Model;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Cms.Api.Commands;

/// <summary>What the program does besides serving.</summary>
internal static class CommandLine
{
    /// <summary>The exit code of a failure, whose reason was said in one sentence.</summary>
    public const int Failure = 1;

    /// <summary>Whether the arguments name a command or ask for help; otherwise the program serves.</summary>
    public static bool Names(string[] args) => args.Length > 0 && (args[0] is "migrate" or "demo" or "keys" or "--help" or "-h" or "-?" or "--version" || !args[0].StartsWith('-'));

    /// <summary>Runs the command.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("A headless CMS for a magazine. Without a command it serves; settings are environment variables such as Cms__DataDirectory.");
        var migrate = new Command("migrate", "Bring the database up to date and exit.");
        migrate.SetAction((_, ct) => WithDatabaseAsync((_, _, _) => Task.CompletedTask, ct));
        var count = new Option<int?>("--articles") { Description = "How many further pieces to make besides the demo magazine, for trying out size (1 to 2,000,000)." };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 2_000_000)
                result.AddError("--articles should be from 1 to 2,000,000.");
        });
        var demo = new Command("demo", "Fill the database with the demo magazine, and with as many further pieces as asked for.") { count };
        demo.SetAction((parsed, ct) => WithDatabaseAsync((db, settings, token) => FillAsync(db, settings, parsed.GetValue(count), token), ct));
        root.Subcommands.Add(Keys());
        root.Subcommands.Add(migrate);
        root.Subcommands.Add(demo);
        return root.Parse(args).InvokeAsync();
    }

    /// <summary>Whether an exception's message is a sentence meant for whoever runs the program.</summary>
    public static bool IsForOperators(Exception e) => e.TargetSite?.DeclaringType?.Assembly.GetName().Name?.StartsWith("Cms.", StringComparison.Ordinal) == true;

    private static Command Keys()
    {
        var name = new Option<string>("--name") { Description = "Whose key it is.", Required = true };
        var role = new Option<Role>("--role") { Description = "What it may do: contributor, editor, publisher or admin.", DefaultValueFactory = _ => Role.Admin };
        var create = new Command("create", "Make a key of the staff and print it, this once. A running server takes it at once.") { name, role };
        create.SetAction((parsed, ct) => WithDatabaseAsync(async (db, _, token) =>
        {
            var now = TimeProvider.System.Now();
            var key = new AccessKey(parsed.GetValue(name)!, parsed.GetValue(role), null, null, now);
            var secret = key.AddSecret(now);
            db.Add(key);
            await db.SaveAsync(token);
            await Console.Out.WriteLineAsync(secret);
        }, ct));
        return new Command("keys", "Keys of the staff.") { create };
    }

    private static async Task<int> WithDatabaseAsync(Func<CmsDbContext, Settings, CancellationToken, Task> act, CancellationToken ct)
    {
        try
        {
            var builder = WebApplication.CreateBuilder([]);
            var settings = Settings.Read(builder.Configuration, builder.Environment.IsDevelopment());
            if (settings.Provider == "sqlite")
                Directory.CreateDirectory(settings.DataDirectory);
            await using var database = ServerSetup.Database(settings);
            var options = new DbContextOptionsBuilder<CmsDbContext>();
            database.Configure(options);
            await using var db = new CmsDbContext(options.Options, database, TimeProvider.System);
            await database.MigrateAsync(db, ct);
            await act(db, settings, ct);
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 130;
        }
        catch (Exception e) when (e is SettingException or NewsroomRule || e is InvalidOperationException or IOException && IsForOperators(e))
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failure;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync($"The database does not answer: {e.Message}");
            return Failure;
        }
    }

    private static async Task FillAsync(CmsDbContext db, Settings settings, int? articles, CancellationToken ct)
    {
        var store = new DiskStore(Path.Combine(settings.DataDirectory, "media"));
        if (!await db.Articles.AnyAsync(ct))
        {
            await DemoMagazine.MakeAsync(db, store, TimeProvider.System, ct);
            AnsiConsole.MarkupLine("The demo magazine is made.");
        }
        else if (articles is null)
        {
            throw new InvalidOperationException("The database already holds articles; the demo magazine is only made in an empty one.");
        }

        if (articles is not { } count)
            return;
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask($"{count:N0} pieces", maxValue: count);
            await DemoBulk.FillAsync(db, new Delivery.Addresses(settings), count, done => task.Increment(done), TimeProvider.System, ct);
        });
    }
}
