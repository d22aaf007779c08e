using System.CommandLine;
using Cms.Demo;
using Cms.Model;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Commands;

/// <summary>The command <c>demo</c>.</summary>
internal static class DemoCommand
{
    /// <summary>Fills a database with invented pieces.</summary>
    public static Command Demo()
    {
        var count = new Option<int?>("--articles")
        {
            Description = "How many further pieces to make besides the demo magazine, for trying out size (1 to 2,000,000).",
        };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 2_000_000)
                result.AddError("--articles should be from 1 to 2,000,000.");
        });
        var demo = new Command("demo", "Fill the database with the demo magazine, and with as many further pieces as asked for.") { count };
        demo.SetAction(
            (parsed, ct) =>
                CommandRun.WithDatabaseAsync((db, settings, token) => FillAsync(db, settings, parsed.GetValue(count), token), ct)
        );
        return demo;
    }

    private static async Task FillAsync(CmsDbContext db, Settings settings, int? articles, CancellationToken ct)
    {
        if (!await db.Articles.AnyAsync(ct))
        {
            await Console.Out.WriteLineAsync("Making the demo magazine …");
            await DemoMagazine.MakeAsync(db, ServerSetup.Store(settings).StoreAsync, TimeProvider.System, ct);
            var (made, pictures) = (await db.Articles.CountAsync(ct), await db.Illustrations.CountAsync(ct));
            await Console.Out.WriteLineAsync($"The demo magazine is made: {made} articles and {pictures} pictures.");
        }
        else if (articles is null)
        {
            throw new InvalidOperationException("The database already holds articles; the demo magazine is only made in an empty one.");
        }

        if (articles is not { } count)
            return;
        var progress = new CommandProgress("pieces", count);
        await DemoBulk.FillAsync(db, DemoAnswers.With(db, settings), count, words: null, progress.Add, TimeProvider.System, ct);
        await Console.Out.WriteLineAsync($"The database holds {await db.Articles.CountAsync(ct):N0} articles.");
    }
}
