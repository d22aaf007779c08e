using System.CommandLine;
using System.Globalization;

namespace Cms.Api.Commands.Backups;

/// <summary>The commands <c>backup</c> and <c>restore</c>.</summary>
internal static class BackupCommands
{
    /// <summary>Makes a backup, or one after another.</summary>
    public static Command Backup()
    {
        var file = new Argument<string>("FILE")
        {
            Description =
                "Where the backup goes: a zip file, or a folder that is there, in which it is called cms.zip. "
                + "An older backup there is replaced.",
        };
        var every = new Option<string?>("--every")
        {
            Description = "Go on, and make one so often: 30m, 6h, 1d. The moment is put into each name.",
        };
        every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && BackupRotation.Length(text) is null)
                result.AddError("--every should be a number with m, h or d, such as 30m, 6h or 1d, from a minute to a year.");
        });
        var keep = new Option<int?>("--keep")
        {
            Description =
                "How many to keep; older ones of this name are deleted once a new one is whole. The moment is put into each name.",
        };
        keep.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 100_000)
                result.AddError("--keep should be from 1 to 100,000.");
        });
        var databaseAlone = new Option<bool>("--without-pictures")
        {
            Description = "Leave the pictures out; copy the folder media of the data directory yourself.",
        };
        var command = new Command(
            "backup",
            "Copy the database and its pictures into one file, beside a server at work, and check the copy."
        )
        {
            file,
            every,
            keep,
            databaseAlone,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRun.WithStoreAsync(
                    (archive, token) =>
                    {
                        var name = Path.GetFullPath(parsed.GetValue(file)!);
                        if (Directory.Exists(name))
                            name = Path.Combine(name, "cms.zip");
                        var wanted = new Wanted(
                            name,
                            parsed.GetValue(every) is { } text ? BackupRotation.Length(text) : null,
                            parsed.GetValue(keep),
                            !parsed.GetValue(databaseAlone)
                        );
                        return wanted.Every is null
                            ? MakeAsync(archive, wanted, token)
                            : GoOnAsync(archive, wanted, wanted.Every.Value, token);
                    },
                    ct
                )
        );
        return command;
    }

    /// <summary>Puts a backup back.</summary>
    public static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var command = new Command(
            "restore",
            "Put a backup in the place of all that is stored. No server may be at work. What is broken, or of a newer version, is refused."
        )
        {
            file,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRun.WithStoreAsync(
                    async (archive, token) =>
                    {
                        var name = Path.GetFullPath(parsed.GetValue(file)!);
                        await Console.Out.WriteLineAsync($"Checking {name} …");
                        var (manifest, former) = await archive.RestoreAsync(name, token);
                        await Console.Out.WriteLineAsync(
                            $"Restored what was stored at {manifest.MadeAt:u}: {manifest.Articles:N0} articles and "
                                + $"{manifest.Pictures.Count:N0} pictures."
                        );
                        if (former is not null)
                            await Console.Out.WriteLineAsync(
                                $"The database that was replaced is kept as {former}; delete it when all is well."
                            );
                        await Console.Out.WriteLineAsync(
                            "Everybody is told: cursors of before are answered 410 and mirrors begin anew from the snapshot; webhooks "
                                + "and the hub tell of everything that is public once more."
                        );
                        await Console.Out.WriteLineAsync(
                            "Look at what only you can know: what was taken down, and which keys were made or revoked, "
                                + "since the backup is as it was before."
                        );
                    },
                    ct
                )
        );
        return command;
    }

    private static async Task MakeAsync(BackupArchive archive, Wanted wanted, CancellationToken ct)
    {
        var rotation = wanted.Every is null && wanted.Keep is null ? null : new BackupRotation(wanted.File);
        var file = rotation?.At(DateTime.UtcNow) ?? wanted.File;
        await Console.Out.WriteLineAsync($"Backing up to {file} …");
        var manifest = await archive.MakeAsync(file, wanted.HasPictures, ct);
        var pictures = wanted.HasPictures
            ? $"{manifest.Pictures.Count - manifest.LostPictures.Count:N0} pictures"
            : "no pictures (copy the folder media yourself)";
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Backed up and checked: {manifest.Articles:N0} articles and {pictures}, up to change {manifest.Sequence}, "
                    + $"{new FileInfo(file).Length / 1_000_000.0:0.0} MB."
            )
        );
        if (manifest.LostPictures.Count > 0)
            await Console.Error.WriteLineAsync(
                $"{manifest.LostPictures.Count} pictures are missing or damaged, and are not in the backup: "
                    + $"{string.Join(", ", manifest.LostPictures.Take(5))}."
            );
        if (wanted.Keep is { } keep && rotation!.Thin(keep) is > 0 and var gone)
            await Console.Out.WriteLineAsync($"Deleted {gone} older than the newest {keep}.");
    }

    private static async Task GoOnAsync(BackupArchive archive, Wanted wanted, TimeSpan every, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var now = DateTime.UtcNow;
                var due = new BackupRotation(wanted.File).Next(every, now);
                if (due > now)
                {
                    await Console.Out.WriteLineAsync($"The next backup is made at {due:u}.");
                    await Task.Delay(due - now, ct);
                }

                try
                {
                    await MakeAsync(archive, wanted, ct);
                }
                catch (Exception e) when (e is not OperationCanceledException && OperatorFault.Of(e) is not null)
                {
                    // One that fails, because the disk is full or the database away, is no reason to make none ever after.
                    await Console.Error.WriteLineAsync($"{OperatorFault.Of(e)} It is tried again in a minute.");
                    await Task.Delay(TimeSpan.FromMinutes(1), ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Console.Out.WriteLineAsync("Stopped.");
        }
    }

    private sealed record Wanted(string File, TimeSpan? Every, int? Keep, bool HasPictures);
}
