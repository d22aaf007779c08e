using System.Diagnostics;
using System.Globalization;

namespace Cms.Benchmarks;

/// <summary>What the caller asked for.</summary>
internal sealed record Plan
{
    /// <summary>Articles in each magazine, ascending.</summary>
    public required int[] Sizes { get; init; }

    public required TimeSpan Window { get; init; }

    public required int Rounds { get; init; }

    public required int Starts { get; init; }

    public required int Connections { get; init; }

    public required string Database { get; init; }

    public required string? PublishedServer { get; init; }

    public required bool IsFresh { get; init; }

    /// <summary>Time before each window, in which new code is compiled and connections fill.</summary>
    public TimeSpan WarmUp => Window * 0.3;
}

/// <summary>One whole run: hot reads and memory from a server as it is shipped, then cold reads of every size side by side.</summary>
internal sealed class Benchmark(Plan plan, CancellationToken ct)
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromSeconds(5);

    private readonly Load _load = new(plan.Connections, ct);

    public string Run()
    {
        Progress.Step("Publishing the server");
        var server = Server.Publish(plan.PublishedServer, plan.Database, ct);
        Progress.Step("Filling the magazines");
        var magazines = plan.Sizes.Select(n => server.Fill(n, plan.IsFresh, ct)).ToList();

        var report = new Report(plan, server.Commit);
        Machine.PinLoad();
        using var floor = Floor.Start(ct);
        Heat(floor.Process, [Connection.Request("/")]);
        var walks = magazines.ConvertAll(m => Shipped(server, m, floor, isHotMeasured: m == magazines[0], report));
        Cold(server, magazines, walks, floor, report);
        floor.Stop();
        return report.ToMarkdown();
    }

    /// <summary>The server with its own settings: starts, memory, hot reads.</summary>
    private Walk Shipped(Server server, Magazine magazine, Floor floor, bool isHotMeasured, Report report)
    {
        Progress.Step($"Starting on {magazine.Articles} articles");
        var starts = new List<double>();
        for (var i = 1; i < plan.Starts; i++)
        {
            using var once = server.Start(magazine, isCaching: true);
            starts.Add(FirstAnswer(once));
            once.Stop();
        }

        using var process = server.Start(magazine, isCaching: true);
        starts.Add(FirstAnswer(process));
        if (ct.WaitHandle.WaitOne(IdleAfter))
            ct.ThrowIfCancellationRequested();
        var idle = process.MemoryMegabytes;

        Progress.Step($"Walking {magazine.Articles} articles");
        using var connection = new Connection(process.Port);
        var clock = Stopwatch.StartNew();
        var walk = Walk.Through(connection, ct);
        Progress.Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{walk.Slugs.Count} articles, {walk.Pages.Count} pages, {walk.TopicPages.Count} pages of topics in "
                    + $"{clock.Elapsed.TotalSeconds:0.0} s"
            )
        );

        Heat(process, Scenarios.Everything(walk));
        if (isHotMeasured)
        {
            foreach (var scenario in Scenarios.Hot(connection, walk))
                Compare([new Contender(scenario, process, magazine.Articles)], floor, report);
        }

        report.Add(new Footprint(magazine.Articles, Measurement.Median(starts), idle, process.MemoryMegabytes));
        process.Stop();
        return walk;
    }

    /// <summary>Servers without a response cache, one on each magazine, measured in turn.</summary>
    private void Cold(Server server, List<Magazine> magazines, List<Walk> walks, Floor floor, Report report)
    {
        Progress.Step("Starting without the response cache");
        var processes = new List<PinnedProcess>();
        try
        {
            foreach (var (magazine, walk) in magazines.Zip(walks))
            {
                var process = server.Start(magazine, isCaching: false);
                processes.Add(process);
                FirstAnswer(process);
                Settle(process, walk);
                Heat(process, Scenarios.Everything(walk));
            }

            var scenarios = walks.ConvertAll(Scenarios.Cold);
            for (var i = 0; i < scenarios[0].Count; i++)
            {
                var contenders = magazines.Select((m, n) => new Contender(scenarios[n][i], processes[n], m.Articles)).ToList();
                Compare(contenders, floor, report);
            }

            processes.ForEach(p => p.Stop());
        }
        finally
        {
            processes.ForEach(p => p.Dispose());
        }
    }

    /// <summary>
    /// Reads every article once: what a server keeps beside an article is made at its first read, and that is not what is measured.
    /// </summary>
    private void Settle(PinnedProcess process, Walk walk)
    {
        using var connection = new Connection(process.Port);
        var clock = Stopwatch.StartNew();
        var requests = Scenarios.ColdArticles(walk);
        foreach (var request in requests)
        {
            ct.ThrowIfCancellationRequested();
            if (connection.Exchange(request).Status is var status && status != 200)
                throw new BenchmarkFailure($"An article answered {status} where 200 was expected.");
        }

        Progress.Note(FormattableString.Invariant($"{requests.Count} articles read once in {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>A young process runs code that is not yet compiled to its best, for tens of seconds on one core.</summary>
    private void Heat(PinnedProcess process, IReadOnlyList<byte[]> requests) =>
        _load.Run(process, new RequestCycle(requests), 200, plan.Window, plan.Window * 3);

    /// <summary>Server and floor in turn, round after round, so that what else the machine does falls on both.</summary>
    private void Compare(List<Contender> contenders, Floor floor, Report report)
    {
        Progress.Step(contenders[0].Scenario.Name);
        var entrants = contenders.ConvertAll(c =>
        {
            using var connection = new Connection(c.Process.Port);
            var (answer, request) = c.Scenario.Typical(connection);
            return (
                Contender: c,
                Answer: answer,
                Request: request,
                Requests: new RequestCycle(c.Scenario.Requests),
                Server: new List<Measurement>(),
                Floor: new List<Measurement>()
            );
        });

        // Round 0 does not count: it warms what is special to this kind of request.
        for (var round = 0; round <= plan.Rounds; round++)
        {
            foreach (var e in entrants)
            {
                var window = round == 0 ? plan.WarmUp : plan.Window;
                var status = e.Contender.Scenario.Status;
                var server = _load.Run(e.Contender.Process, e.Requests, status, plan.WarmUp, window);
                floor.Play(e.Answer, e.Request);
                var bare = _load.Run(floor.Process, new RequestCycle([e.Request]), status, plan.WarmUp, window);
                if (round == 0)
                    continue;
                e.Server.Add(server);
                e.Floor.Add(bare);
                Progress.Note(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{e.Contender.Articles} articles: {server.RequestsPerSecond:0}/s at {server.MicrosecondsPerRequest:0.0} µs, "
                            + $"floor {bare.RequestsPerSecond:0}/s at {bare.MicrosecondsPerRequest:0.0} µs"
                    )
                );
            }
        }

        foreach (var e in entrants)
        {
            report.Add(
                new Comparison(
                    e.Contender.Scenario,
                    e.Contender.Articles,
                    e.Answer.Body.Length,
                    Measurement.Median(e.Server),
                    Measurement.Median(e.Floor)
                )
            );
        }
    }

    /// <summary>Milliseconds from the start of the process to the first home page.</summary>
    private double FirstAnswer(PinnedProcess process)
    {
        process.WaitFor("/health/ready", ct);
        return process.WaitFor(Walk.Home, ct).TotalMilliseconds;
    }

    private sealed record Contender(Scenario Scenario, PinnedProcess Process, int Articles);
}
