using System.Globalization;
using System.Text;

namespace Cms.Benchmarks;

/// <summary>A scenario at one size beside the floor that plays an answer of that many bytes.</summary>
internal sealed record Comparison(Scenario Scenario, int Articles, int Bytes, Measurement Server, Measurement Floor)
{
    public double Speed => Server.RequestsPerSecond / Floor.RequestsPerSecond;

    /// <summary>The figure the targets speak of: it holds even where the load generator is the bottleneck.</summary>
    public double Thrift => Floor.MicrosecondsPerRequest / Server.MicrosecondsPerRequest;
}

/// <summary>What a server needs before and after its work.</summary>
internal sealed record Footprint(int Articles, double StartMilliseconds, double IdleMegabytes, double LoadedMegabytes);

/// <summary>The tables, in Markdown.</summary>
internal sealed class Report(Plan plan, string commit)
{
    private const double FlatAtMost = 1.3;
    private const double StartAtMost = 1_200;
    private const double IdleAtMost = 120;

    // "No more memory": two runs of the same program differ by about a tenth.
    private const double SameMemoryAtMost = 1.1;

    private readonly List<Comparison> _comparisons = [];
    private readonly List<Footprint> _footprints = [];

    public void Add(Comparison comparison) => _comparisons.Add(comparison);

    public void Add(Footprint footprint) => _footprints.Add(footprint);

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        Reads(text);
        Growth(text);
        Footprints(text);
        Surroundings(text);
        return text.ToString();
    }

    private void Reads(StringBuilder text)
    {
        text.Append("## Reads beside the floor\n\n");
        Table(
            text,
            [
                "scenario",
                "articles",
                "bytes",
                "req/s",
                "floor req/s",
                "ratio",
                "CPU µs",
                "floor CPU µs",
                "CPU ratio",
                "target",
                "met",
                "p50 ms",
                "p99 ms",
                "core busy",
                "floor busy",
            ],
            _comparisons.Select(c =>
                new[]
                {
                    c.Scenario.Name,
                    Number(c.Articles),
                    Number(c.Bytes),
                    Number(c.Server.RequestsPerSecond),
                    Number(c.Floor.RequestsPerSecond),
                    Ratio(c.Speed),
                    Tenth(c.Server.MicrosecondsPerRequest),
                    Tenth(c.Floor.MicrosecondsPerRequest),
                    Ratio(c.Thrift),
                    Target(c) is { } target ? $"≥ {Ratio(target)}" : "–",
                    Target(c) is { } least ? Met(c.Thrift >= least) : "–",
                    Ratio(c.Server.MedianMilliseconds),
                    Ratio(c.Server.SlowMilliseconds),
                    Percent(c.Server.Busy),
                    Percent(c.Floor.Busy),
                }
            )
        );
        text.Append(
            """

            The floor is bare Kestrel returning the same bytes and headers. CPU µs is the program's own processor time per request; the CPU ratio is
            floor by server, and the targets are about it, at the smallest size; growth is judged below. Where a core is well below 100 % busy, the load
            generator or other work on the machine was the bottleneck and req/s says little.

            """
        );
        if (plan.Database == "postgres")
            text.Append("The processor time of PostgreSQL itself is not in these figures.\n");
        text.Append('\n');
    }

    private void Growth(StringBuilder text)
    {
        var rows = new List<string[]>();
        var (smallest, largest) = (plan.Sizes[0], plan.Sizes[^1]);
        foreach (var few in _comparisons.Where(c => c.Articles == smallest && smallest != largest))
        {
            if (_comparisons.Find(c => c.Articles == largest && c.Scenario.Name == few.Scenario.Name) is { } many)
            {
                rows.Add(
                    Growing(
                        few.Scenario.Name,
                        $"CPU µs, {Number(smallest)} → {Number(largest)} articles",
                        few.Server.MicrosecondsPerRequest,
                        many.Server.MicrosecondsPerRequest,
                        FlatAtMost
                    )
                );
            }
        }

        foreach (var size in plan.Sizes)
        {
            if (Cold(Scenarios.ColdFirstPage, size) is { } first && Cold(Scenarios.ColdDeepPage, size) is { } deep)
            {
                rows.Add(
                    Growing(
                        "cold: first page → 90 % deep",
                        $"CPU µs, {Number(size)} articles",
                        first.Server.MicrosecondsPerRequest,
                        deep.Server.MicrosecondsPerRequest,
                        null
                    )
                );
            }
        }

        if (_footprints.Count > 1)
        {
            var (few, many) = (_footprints[0], _footprints[^1]);
            var sizes = $"MB, {Number(few.Articles)} → {Number(many.Articles)} articles";
            rows.Add(Growing("memory: idle", sizes, few.IdleMegabytes, many.IdleMegabytes, SameMemoryAtMost));
            rows.Add(Growing("memory: after load", sizes, few.LoadedMegabytes, many.LoadedMegabytes, SameMemoryAtMost));
        }

        text.Append("## Growth\n\n");
        Table(text, ["what", "figure", "from", "to", "factor", "target", "met"], rows);
        text.Append('\n');
    }

    private void Footprints(StringBuilder text)
    {
        var rows = new List<string[]>();
        foreach (var f in _footprints)
        {
            var articles = Number(f.Articles);
            rows.Add([
                $"start to first home page, median of {plan.Starts}",
                articles,
                $"{Number(f.StartMilliseconds)} ms",
                $"≤ {Number(StartAtMost)} ms",
                Met(f.StartMilliseconds <= StartAtMost),
            ]);
            rows.Add([
                "memory 5 s after the start",
                articles,
                $"{Number(f.IdleMegabytes)} MB",
                $"≤ {Number(IdleAtMost)} MB",
                Met(f.IdleMegabytes <= IdleAtMost),
            ]);
            rows.Add(["memory after load", articles, $"{Number(f.LoadedMegabytes)} MB", "–", "–"]);
        }

        text.Append("## Start and memory\n\n");
        Table(text, ["what", "articles", "figure", "target", "met"], rows);
        text.Append('\n');
    }

    private void Surroundings(StringBuilder text)
    {
        text.Append("## Machine and run\n\n");
        (string, string)[] run =
        [
            ("Commit", commit),
            ("Database", plan.Database),
            (
                "Load",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{plan.Connections} connections kept alive, no pipelining; {plan.Window.TotalSeconds:0.#} s each for server and "
                        + $"floor in turn, median of {plan.Rounds}"
                )
            ),
            ("When", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)),
        ];
        Table(text, ["", ""], Machine.Describe().Concat(run).Select(d => new[] { d.Item1, d.Item2 }));
    }

    private double? Target(Comparison comparison) => comparison.Articles == plan.Sizes[0] ? comparison.Scenario.Target : null;

    private Comparison? Cold(string scenario, int size) => _comparisons.Find(c => c.Scenario.Name == scenario && c.Articles == size);

    private static string[] Growing(string what, string figure, double from, double to, double? atMost) =>
        [
            what,
            figure,
            Tenth(from),
            Tenth(to),
            Ratio(to / from),
            atMost is { } most ? $"≤ {Ratio(most)}" : "–",
            atMost is { } limit ? Met(to / from <= limit) : "–",
        ];

    private static void Table(StringBuilder text, string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.Prepend(head).ToList();
        // A table without a head holds words, one with a head figures.
        var isFigures = head[^1].Length > 0;
        var widths = head.Select((_, i) => Math.Max(3, all.Max(r => r[i].Length))).ToArray();
        for (var i = 0; i < all.Count; i++)
        {
            text.Append("| ")
                .AppendJoin(" | ", all[i].Select((cell, c) => c == 0 || !isFigures ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c])))
                .Append(" |\n");
            if (i == 0)
                text.Append("| ")
                    .AppendJoin(" | ", widths.Select((w, c) => c == 0 || !isFigures ? new string('-', w) : new string('-', w - 1) + ':'))
                    .Append(" |\n");
        }
    }

    private static string Met(bool isMet) => isMet ? "yes" : "**no**";

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Tenth(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0 %", CultureInfo.InvariantCulture);
}
