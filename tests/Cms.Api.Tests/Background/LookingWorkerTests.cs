using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Background;

/// <summary>What every worker does when something goes wrong, and what its log says of it.</summary>
public sealed class LookingWorkerTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new("Data Source=/nowhere/at/all.db");
    private readonly Lines _lines = new();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [SetUp]
    public void Forget() => _lines.All.Clear();

    [Test]
    public async Task An_outage_is_said_once_in_one_line_and_once_that_it_is_over()
    {
        using var worker = new Looker(_database, _lines, Away(), Away(), Away(), null, null, null);

        for (var n = 0; n < 6; n++)
            await worker.TickAsync(CancellationToken.None);

        Assert.That(_lines.All, Is.EqualTo(new[] { (LogLevel.Warning, false), (LogLevel.Information, false) }), "No stack.");
    }

    [Test]
    public async Task What_takes_the_place_of_an_outage_is_said_too()
    {
        using var worker = new Looker(
            _database,
            _lines,
            Away(),
            new SqliteException("disk full", 13),
            new InvalidOperationException("A fault of ours."),
            new InvalidOperationException("Another.")
        );

        for (var n = 0; n < 4; n++)
            await worker.TickAsync(CancellationToken.None);

        Assert.That(_lines.All, Is.EqualTo(new[] { (LogLevel.Warning, false), (LogLevel.Warning, false), (LogLevel.Error, true) }));
    }

    [Test]
    public async Task Told_to_stop_it_finishes_and_a_fault_in_that_ends_it_in_order()
    {
        var clock = new FakeTimeProvider();
        using var worker = new Looker(_database, _lines, clock, finish: () => throw Away());

        await worker.StartAsync(CancellationToken.None);
        await worker.Looked;
        await worker.StopAsync(CancellationToken.None);

        Assert.That((worker.ExecuteTask!.Status, ServerSetup.ExitOf([worker])), Is.EqualTo((TaskStatus.RanToCompletion, 0)));
    }

    [Test]
    public async Task Whoever_looks_once_a_day_lets_the_server_start_first()
    {
        var clock = new TellingClock();
        using var worker = new Looker(_database, _lines, clock, finish: null) { LooksEvery = TimeSpan.FromDays(1) };

        await worker.StartAsync(CancellationToken.None);
        await clock.Asked;
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That(worker.Looked.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1));

        await worker.Looked;
        await worker.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_server_whose_worker_died_does_not_say_that_all_is_well()
    {
        using var dying = new Dying();

        await dying.StartAsync(CancellationToken.None);

        Assert.That(async () => await dying.ExecuteTask!, Throws.InvalidOperationException);
        Assert.That(ServerSetup.ExitOf([dying]), Is.Not.Zero);
    }

    private static SqliteException Away() => new("unable to open database file", 14);

    /// <summary>A worker that meets one thing after another.</summary>
    private sealed class Looker(CmsDatabase database, ILogger log, TimeProvider clock, Func<Task>? finish, params Exception?[] faults)
        : LookingWorker(database, clock, log)
    {
        private readonly Queue<Exception?> _faults = new(faults);
        private readonly TaskCompletionSource _looked = new();

        public Looker(CmsDatabase database, ILogger log, params Exception?[] faults)
            : this(database, log, new FakeTimeProvider(), null, faults) { }

        /// <summary>Ends when it has looked.</summary>
        public Task Looked => _looked.Task;

        public TimeSpan LooksEvery { get; init; } = TimeSpan.FromSeconds(1);

        protected override TimeSpan Every => LooksEvery;

        protected override string Work => "Looking";

        protected override Task LookAsync(CancellationToken ct)
        {
            _looked.TrySetResult();
            return _faults.TryDequeue(out var fault) && fault is not null ? Task.FromException(fault) : Task.CompletedTask;
        }

        protected override Task FinishAsync() => finish?.Invoke() ?? Task.CompletedTask;
    }

    /// <summary>A clock that tells when somebody has begun to wait by it.</summary>
    private sealed class TellingClock : FakeTimeProvider
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _asked.TrySetResult();
            return timer;
        }
    }

    private sealed class Dying : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.FromException(new InvalidOperationException("Dead."));
    }

    /// <summary>What was logged: how loud, and whether with a stack.</summary>
    private sealed class Lines : ILogger
    {
        public List<(LogLevel Level, bool HasStack)> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Add((logLevel, exception is not null));
    }
}
