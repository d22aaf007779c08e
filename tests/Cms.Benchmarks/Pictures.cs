using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Cms.Benchmarks;

/// <summary>
/// Pictures: a photograph of 24 megapixels made into what a page shows, beside the command line of the same library; and what was made
/// served, beside bare Kestrel that sends the same file.
/// </summary>
internal sealed class Pictures(Plan plan, CancellationToken ct)
{
    private const int Width = 6_000;
    private const int Height = 4_000;
    private const int Conversions = 8;
    private const double ProcessorAtMost = 1.3;
    private const double MegabytesAtMost = 150;
    private const double ServedAtLeast = 0.8;
    private const string File1200 = "1200.webp";

    private readonly Load _load = new(plan.Connections, ct);

    public string Run()
    {
        if (plan.Database != "sqlite")
            throw new BenchmarkFailure("Pictures are measured on SQLite.");
        var server = Server.Publish(plan.PublishedServer, plan.Database, ct);
        var magazine = server.Copy(server.Fill(plan.Sizes[0], plan.IsFresh, ct));
        Progress.Step("Painting a photograph");
        var photograph = Paint();
        var pictures = Show(magazine, photograph);

        Machine.PinLoad();
        using var process = server.Start(magazine, isCaching: true);
        process.WaitFor("/health/ready", ct);
        var report = new StringBuilder(
            "## Pictures\n\n| what | figure | beside it | ratio | target | met |\n|---|---:|---:|---:|---:|---:|\n"
        );
        var path = Convert(process, photograph, pictures, report);
        Serve(process, path, magazine, report);
        process.Stop();
        return report.ToString();
    }

    /// <summary>As rough as one: surfaces of nature, in each colour another.</summary>
    private static string Paint()
    {
        var photograph = Path.Combine(Server.Scratch, "photograph.jpg");
        if (File.Exists(photograph))
            return photograph;
        var bands = new List<string>();
        foreach (var (band, dimension) in new[] { ("r", "2.3"), ("g", "2.35"), ("b", "2.4") })
        {
            var (surface, scaled) = (Path.Combine(Server.Scratch, $"{band}.v"), Path.Combine(Server.Scratch, $"{band}-scaled.v"));
            Machine.Ask("vips", "fractsurf", surface, Number(Width), Number(Height), dimension);
            Machine.Ask("vips", "scale", surface, scaled);
            File.Delete(surface);
            bands.Add(scaled);
        }

        var joined = Path.Combine(Server.Scratch, "joined.v");
        Machine.Ask("vips", "bandjoin", string.Join(' ', bands), joined);
        Machine.Ask("vips", "copy", joined, $"{photograph}[Q=90]", "--interpretation", "srgb");
        bands.Append(joined).ToList().ForEach(File.Delete);
        return photograph;
    }

    /// <summary>Gives the photograph to pictures that the magazine shows, and tells which.</summary>
    private static List<Guid> Show(Magazine magazine, string photograph)
    {
        var bytes = File.ReadAllBytes(photograph);
        var hash = System.Convert.ToHexStringLower(SHA256.HashData(bytes));
        var folder = Path.Combine(magazine.DataDirectory, "media", hash[..2]);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{hash}.jpg"), bytes);

        using var connection = new SqliteConnection($"Data Source={Path.Combine(magazine.DataDirectory, "cms.db")};Pooling=False");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT id FROM illustrations WHERE is_public = TRUE ORDER BY id LIMIT {Conversions + 1}";
        var pictures = new List<Guid>();
        using (var rows = read.ExecuteReader())
        {
            while (rows.Read())
                pictures.Add(new Guid((byte[])rows[0], bigEndian: true));
        }

        if (pictures.Count <= Conversions)
            throw new BenchmarkFailure($"The magazine has only {pictures.Count} pictures.");
        foreach (var id in pictures)
        {
            using var write = connection.CreateCommand();
            write.CommandText = "UPDATE illustrations SET file = @file WHERE id = @id";
            write.Parameters.AddWithValue(
                "@file",
                new JsonObject
                {
                    ["hash"] = hash,
                    ["extension"] = "jpg",
                    ["width"] = Width,
                    ["height"] = Height,
                    ["frames"] = 1,
                }.ToJsonString()
            );
            write.Parameters.AddWithValue("@id", id.ToByteArray(bigEndian: true));
            write.ExecuteNonQuery();
        }

        return pictures;
    }

    private string Convert(PinnedProcess process, string photograph, List<Guid> pictures, StringBuilder report)
    {
        Progress.Step($"Making {File1200} of {Width} × {Height}");
        using var connection = new Connection(process.Port);
        var paths = pictures.ConvertAll(id =>
        {
            var shown = JsonDocument.Parse(connection.Get($"/v1/illustrations/{id}").Body).RootElement.GetProperty("data");
            return new Uri(
                shown.GetProperty("template").GetString()!.Replace("{width}.{format}", File1200, StringComparison.Ordinal)
            ).AbsolutePath;
        });
        // The first loads the library.
        var answer = connection.Get(paths[0]);
        var (before, memory) = (process.ProcessorTime(), process.MemoryMegabytes);
        process.ResetPeak();
        foreach (var path in paths.Skip(1))
        {
            ct.ThrowIfCancellationRequested();
            connection.Get(path);
        }

        var (ours, peak) = ((process.ProcessorTime() - before).TotalMilliseconds / Conversions, process.PeakMegabytes);
        var theirs = Measurement.Median(Enumerable.Range(0, Conversions).Select(_ => CommandLine(photograph)));
        report.Append(
            Row(
                $"{Width} × {Height} JPEG to {File1200}, {answer.Body.Length / 1_000} kB: CPU beside vipsthumbnail's",
                $"{ours:0} ms",
                $"{theirs:0} ms",
                ours / theirs,
                $"≤ {ProcessorAtMost}",
                ours / theirs <= ProcessorAtMost
            )
        );
        report.Append(
            Row(
                "the same: memory beyond what the server held before, at most",
                $"{peak - memory:0} MB",
                $"{memory:0} MB",
                peak / memory,
                $"≤ {MegabytesAtMost} MB",
                peak - memory <= MegabytesAtMost
            )
        );
        return paths[0];
    }

    /// <summary>Milliseconds of processor time of the command line, on the server's core.</summary>
    private static double CommandLine(string photograph)
    {
        var made = Path.Combine(Server.Scratch, "made.webp");
        var times = Machine.Ask(
            "/bin/sh",
            ["-c", "\"$@\" && times", "sh", .. Machine.OnServerCore, "vipsthumbnail", photograph, "--size", "1200x", "-o", made]
        );
        // The second line is of the children: user and system, as 0m0.430000s.
        return times
            .Split('\n')[^1]
            .Split(' ')
            .Select(t => t.TrimEnd('s').Split('m'))
            .Sum(t => (Parsed(t[0]) * 60_000) + (Parsed(t[1]) * 1_000));

        static double Parsed(string number) => double.Parse(number, CultureInfo.InvariantCulture);
    }

    private void Serve(PinnedProcess process, string path, Magazine magazine, StringBuilder report)
    {
        Progress.Step("Serving it");
        var request = Connection.Request(path);
        var parts = path.Split('/');
        var stored = Path.Combine(magazine.DataDirectory, "media", parts[^2][..2], $"{parts[^2]}.{parts[^1]}");
        using var floor = Floor.Start(ct);
        using (var connection = new Connection(process.Port))
            floor.PlayFile(connection.Exchange(request), request, stored);
        var (ours, bare) = (new List<Measurement>(), new List<Measurement>());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            var window = round == 0 ? plan.Window * 2 : plan.Window;
            var (server, kestrel) = (Measure(process, window), Measure(floor.Process, window));
            // Round 0 warms both.
            if (round == 0)
                continue;
            ours.Add(server);
            bare.Add(kestrel);
        }

        floor.Stop();
        var (measured, beside) = (Measurement.Median(ours), Measurement.Median(bare));
        var ratio = beside.MicrosecondsPerRequest / measured.MicrosecondsPerRequest;
        report.Append(
            Row(
                $"{File1200} served, {measured.RequestsPerSecond:#,0} a second: CPU beside bare SendFile's",
                $"{measured.MicrosecondsPerRequest:0.0} µs",
                $"{beside.MicrosecondsPerRequest:0.0} µs",
                ratio,
                $"≥ {ServedAtLeast}",
                ratio >= ServedAtLeast
            )
        );

        Measurement Measure(PinnedProcess target, TimeSpan window) =>
            _load.Run(target, new RequestCycle([request]), 200, plan.WarmUp, window);
    }

    private static string Row(string what, string figure, string beside, double ratio, string target, bool isMet) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {figure} | {beside} | {ratio:0.00} | {target} | {(isMet ? "yes" : "**no**")} |\n"
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
