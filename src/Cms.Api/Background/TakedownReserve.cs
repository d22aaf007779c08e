using Cms.Api.Http.Problems;
using Cms.Model;

namespace Cms.Api.Background;

/// <summary>
/// Room beside the database that is kept for takedowns: a file that is given up when one of them finds the disk full. From then
/// on whoever wants to write anything else is told that the disk is full, until there is room to keep it again. Where a server
/// keeps the database its disk is not ours, and nothing is kept.
/// </summary>
internal sealed partial class TakedownReserve(CmsDatabase database, TimeProvider clock, ILogger<TakedownReserve> log)
    : LookingWorker(database, clock, log)
{
    /// <summary>How much is kept, in bytes.</summary>
    public const int Bytes = 16 * 1_024 * 1_024;

    // A takedown takes little, but what comes after it has to be told to partners and caches.
    private const int TooLittle = Bytes / 2;

    // Not made again from what it has just given up.
    private const int Enough = Bytes + TooLittle;

    private readonly Lock _gate = new();
    private readonly string? _path = PathBeside(database);
    private volatile bool _isOut;

    /// <summary>Whether the disk has only what was kept for takedowns, if that.</summary>
    public bool IsOut => _isOut;

    /// <inheritdoc />
    protected override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override string Work => "Keeping room for takedowns";

    /// <summary>Where it lies; null where none is kept.</summary>
    internal static string? PathBeside(CmsDatabase database) => database.FilePath is { } file ? file + ".reserve" : null;

    /// <summary>
    /// Lets a write begin: makes room for one that takes something down, and refuses another while there is none but that.
    /// </summary>
    /// <exception cref="ProblemException"><c>storage-full</c>.</exception>
    public void Admit(bool takesDown)
    {
        if (takesDown)
            MakeRoom();
        else if (_isOut)
            throw new ProblemException("storage-full", "The disk is full; what room is left is kept for taking things down.");
    }

    /// <inheritdoc />
    protected override Task LookAsync(CancellationToken ct)
    {
        if (_path is null)
            return Task.CompletedTask;
        lock (_gate)
        {
            if (File.Exists(_path))
            {
                _isOut = false;
                return Task.CompletedTask;
            }

            // Whoever was killed while making it left a file that takes the room which is looked for.
            File.Delete(Begun(_path));
            if (Free(_path) >= Enough)
                Make(_path);
            else
                GiveUp();
        }

        return Task.CompletedTask;
    }

    private void MakeRoom()
    {
        if (_path is null || _isOut || Free(_path) >= TooLittle)
            return;
        lock (_gate)
        {
            File.Delete(_path);
            GiveUp();
        }
    }

    private void Make(string path)
    {
        // The blocks are taken at once; a file that is merely long would take them when it is too late. It has its name only once it is
        // whole.
        new FileStream(
            Begun(path),
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                PreallocationSize = Bytes,
            }
        ).Dispose();
        File.Move(Begun(path), path);
        if (_isOut)
            LogBack(Log);
        _isOut = false;
    }

    private static string Begun(string path) => path + ".begun";

    private void GiveUp()
    {
        if (!_isOut)
            LogOut(Log, Bytes / (1_024 * 1_024));
        _isOut = true;
    }

    private static long Free(string path) => new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace;

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The disk is full: the {Megabytes} MB kept for takedowns are given up, "
            + "and nothing else is written until there is room again"
    )]
    private static partial void LogOut(ILogger log, int megabytes);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "There is room on the disk again, also for takedowns; everything is written as before"
    )]
    private static partial void LogBack(ILogger log);
}
