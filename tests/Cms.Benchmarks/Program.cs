using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cms.Benchmarks;

var articles = new Option<int[]?>("--articles")
{
    Description = "Sizes of the magazine, comma separated. Default 10000,100000 (with --quick: 1000).",
    CustomParser = Sizes,
};
var seconds = new Option<int?>("--seconds") { Description = "Length of one measured window. Default 5 (with --quick: 1)." };
var quick = new Option<bool>("--quick") { Description = "One short round and one start: shows that everything runs, measures little." };
var database = new Option<string>("--database")
{
    Description = "The database under the server; for postgres ConnectionStrings__Cms is read from the environment.",
    DefaultValueFactory = _ => "sqlite",
};
database.AcceptOnlyFromAmong("sqlite", "postgres");
var markdown = new Option<FileInfo?>("--markdown") { Description = "Also write the report to this file." };
var server = new Option<FileInfo?>("--server") { Description = "A published Cms.Api.dll to measure, instead of publishing src/Cms.Api." };
var fresh = new Option<bool>("--fresh") { Description = "Make the demo magazines anew, even if they are kept from an earlier run." };
var connections = new Option<int>("--connections") { Description = "Connections of the load generator.", DefaultValueFactory = _ => 32 };

var benchmark = new RootCommand("Measures the server beside a bare Kestrel program that returns the same bytes.")
{
    articles,
    seconds,
    quick,
    database,
    markdown,
    server,
    fresh,
    connections,
};
benchmark.SetAction((arguments, ct) => Task.Run(() => Measure(arguments, plan => new Benchmark(plan, ct).Run()), CancellationToken.None));

var port = new Option<int>("--port") { Description = "Port on 127.0.0.1.", Required = true };
var floor = new Command("floor", "Serves the answer last PUT to it, whatever the path. Started by the benchmark itself.") { port };
floor.SetAction((arguments, ct) => FloorProgram.RunAsync(arguments.GetValue(port), ct));
benchmark.Add(floor);

var writes = new Command("writes", "Measures durable writes over HTTP, beside bare inserts and the disk itself.")
{
    articles,
    seconds,
    quick,
    database,
    markdown,
    server,
    fresh,
    connections,
};
writes.SetAction(
    (arguments, ct) =>
        Task.Run(() => Measure(arguments, plan => new Writes(plan, ct).RunAsync().GetAwaiter().GetResult()), CancellationToken.None)
);
benchmark.Add(writes);

var rows = new Option<long>("--rows") { Description = "Rows of the change log to read behind.", DefaultValueFactory = _ => 1_000_000 };
var wire = new Command("wire", "Measures a partner's calls: changes at any depth, and a thousand that wait for some.")
{
    articles,
    seconds,
    quick,
    database,
    markdown,
    server,
    fresh,
    connections,
    rows,
};
wire.SetAction(
    (arguments, ct) =>
        Task.Run(
            () => Measure(arguments, plan => new Wire(plan, arguments.GetValue(rows), ct).RunAsync().GetAwaiter().GetResult()),
            CancellationToken.None
        )
);
benchmark.Add(wire);

var minutes = new Option<int>("--minutes") { Description = "How many minutes.", DefaultValueFactory = _ => 10 };
var soak = new Command("soak", "Shows whether memory stays as it is, minute after minute of reads and writes of every sort.")
{
    articles,
    seconds,
    quick,
    database,
    markdown,
    server,
    fresh,
    connections,
    minutes,
};
soak.SetAction(
    (arguments, ct) =>
        Task.Run(
            () => Measure(arguments, plan => new Soak(plan, arguments.GetValue(minutes), ct).RunAsync().GetAwaiter().GetResult()),
            CancellationToken.None
        )
);
benchmark.Add(soak);

var pictures = new Command("pictures", "Measures renditions of a large photograph: made, beside vipsthumbnail, and served.")
{
    articles,
    seconds,
    quick,
    database,
    markdown,
    server,
    fresh,
    connections,
};
pictures.SetAction((arguments, ct) => Task.Run(() => Measure(arguments, plan => new Pictures(plan, ct).Run()), CancellationToken.None));
benchmark.Add(pictures);

// Long enough for the servers started here to end in good order after Ctrl+C.
return await benchmark.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });

int Measure(ParseResult arguments, Func<Plan, string> measure)
{
    var isQuick = arguments.GetValue(quick);
    var plan = new Plan
    {
        Sizes =
            arguments.GetValue(articles) is { Length: > 0 } sizes ? sizes
            : isQuick ? [1_000]
            : [10_000, 100_000],
        Window = TimeSpan.FromSeconds(arguments.GetValue(seconds) ?? (isQuick ? 1 : 5)),
        Rounds = isQuick ? 1 : 3,
        Starts = isQuick ? 1 : 5,
        Connections = arguments.GetValue(connections),
        Database = arguments.GetValue(database)!,
        PublishedServer = arguments.GetValue(server)?.FullName,
        IsFresh = arguments.GetValue(fresh),
    };
    try
    {
        var report = measure(plan);
        Console.Out.Write(report);
        if (arguments.GetValue(markdown) is { } file)
            File.WriteAllText(file.FullName, report);
        return 0;
    }
    catch (BenchmarkFailure failure)
    {
        Progress.Fail(failure.Message);
        return 1;
    }
    catch (OperationCanceledException)
    {
        Progress.Fail("Stopped.");
        return 130;
    }
}

static int[]? Sizes(ArgumentResult result)
{
    var sizes = new SortedSet<int>();
    foreach (var part in result.Tokens.SelectMany(t => t.Value.Split(',')))
    {
        if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 100)
        {
            result.AddError($"'{part}' is not a number of articles of at least 100.");
            return null;
        }

        sizes.Add(size);
    }

    return [.. sizes];
}
