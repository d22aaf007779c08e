using System.Globalization;
using System.Text;
using System.Text.Json;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Search;

/// <summary>
/// Two hundred questions about pieces of the demo magazine as people would put them: titles as they are half remembered, a name and a
/// word, words in another number, accents left out, a letter wrong. And that both databases answer every one of them alike.
/// </summary>
public sealed class SearchQualityTests
{
    private const int Questions = 200;

    private CmsHost _sqlite = null!;
    private CmsHost? _postgres;
    private List<(string Kind, string Q, Guid Wanted)> _questions = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _sqlite = await CmsHost.StartAsync("sqlite", Holding.Demo);
        _questions = Ask(await _sqlite.Client.WalkAsync("/v1/articles?limit=100"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _sqlite.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }

    [Test]
    public async Task A_piece_that_somebody_has_in_mind_is_among_the_first_three()
    {
        var missed = new List<string>();
        foreach (var (kind, q, wanted) in _questions)
        {
            var found = await FoundAsync(_sqlite, q, 3);
            if (!found.Contains(wanted))
                missed.Add($"{kind}: {q}");
        }

        TestContext.Out.WriteLine($"{_questions.Count - missed.Count} of {_questions.Count}\n{string.Join('\n', missed)}");
        Assert.That(missed, Has.Count.LessThanOrEqualTo(Questions * 5 / 100), string.Join('\n', missed));
    }

    [Test]
    public async Task Both_databases_answer_alike()
    {
        _postgres = await CmsHost.StartAsync("postgres", Holding.Demo);
        // The demo is made anew for each, with other ids; titles and slugs are the same.
        foreach (var (_, q, _) in _questions)
        {
            foreach (var more in new[] { "", "&sort=-publishedAt", "&language=en&facets=author,topic,genre,year&count=true" })
                Assert.That(await ShownAsync(_postgres, q, more), Is.EqualTo(await ShownAsync(_sqlite, q, more)), q + more);
            Assert.That(
                Slugs(await ReadAsync(_postgres, $"/v1/search/suggestions?q={Uri.EscapeDataString(q[..Math.Min(4, q.Length)])}")),
                Is.EqualTo(Slugs(await ReadAsync(_sqlite, $"/v1/search/suggestions?q={Uri.EscapeDataString(q[..Math.Min(4, q.Length)])}")))
            );
        }
    }

    private static async Task<string> ShownAsync(CmsHost host, string q, string more)
    {
        var found = await ReadAsync(host, $"/v1/search?q={Uri.EscapeDataString(q)}&limit=50{more}");
        // Pieces of one moment are told apart by their ids, which differ.
        var (shown, at) = (new List<(int Run, string Piece)>(), "");
        foreach (var piece in found.At("data").EnumerateArray())
        {
            var run = shown.Count > 0 && piece.Text("publishedAt") == at ? shown[^1].Run : shown.Count;
            shown.Add((run, $"{piece.Text("slug")} {piece.At("highlight")}"));
            at = piece.Text("publishedAt")!;
        }

        return $"{string.Join('\n', shown.OrderBy(p => p.Run).ThenBy(p => p.Piece, StringComparer.Ordinal).Select(p => p.Piece))}\n"
            + $"{found.At("facets")}\n{found.At("meta/total")} {found.Text("meta/didYouMean")} {found.Text("meta/matched")}";
    }

    private static IEnumerable<string?> Slugs(JsonElement list) => list.At("data").EnumerateArray().Select(d => d.Text("slug"));

    private static async Task<List<Guid>> FoundAsync(CmsHost host, string q, int limit) =>
        (await ReadAsync(host, $"/v1/search?q={Uri.EscapeDataString(q)}&limit={limit}")).Ids();

    private static async Task<JsonElement> ReadAsync(CmsHost host, string path)
    {
        using var answer = await host.Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static List<(string Kind, string Q, Guid Wanted)> Ask(List<JsonElement> pieces)
    {
        var random = new Random(20_261_129);
        var asked = new List<(string, string, Guid)>();
        // Of two pieces with one title either may be meant; nobody can tell which.
        var told = pieces.GroupBy(p => p.Text("title")).Where(g => g.Count() == 1).Select(g => g.Single()).ToList();
        for (var i = 0; asked.Count < Questions; i++)
        {
            var piece = told[i % told.Count];
            var title = piece.Text("title")!;
            var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var longest = words.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).ToList();
            var author = piece.At("contributions").GetArrayLength() > 0 ? piece.At("contributions/0/author") : default;
            var name = author.ValueKind == JsonValueKind.Object ? author.Text("name") : null;
            var left = random.Next(words.Length);
            (string Kind, string Q)? question = random.Next(7) switch
            {
                0 => ("as it is", title),
                1 => ("small and bare", Bare(title)),
                2 when words.Length > 3 => ("a word left out", string.Join(' ', words.Where((_, at) => at != left))),
                3 when words.Length > 2 => ("turned round", string.Join(' ', words.Reverse())),
                4 when name is not null => ("name and word", $"{name.Split(' ')[^1]} {Clean(longest[0])}"),
                5 when Clean(longest[0]).Length > 4 && piece.Text("language") == "en" => (
                    "other number",
                    string.Join(' ', words.Select(w => w == longest[0] ? Number(Clean(w)) : w))
                ),
                6 when Clean(longest[0]) is { Length: > 5 } word && word.All(char.IsAsciiLetter) => (
                    "a letter wrong",
                    string.Join(' ', words.Select(w => w == longest[0] ? Mangled(word, random) : w))
                ),
                _ => null,
            };
            if (question is { } put && put.Q.Length is > 0 and <= 200)
                asked.Add((put.Kind, put.Q, piece.At("id").GetGuid()));
        }

        return asked;
    }

    private static string Number(string word) => word.EndsWith('s') ? word[..^1] : word + "s";

    private static string Clean(string word) => new([.. word.Where(char.IsLetterOrDigit)]);

    private static string Bare(string title) =>
        new([
            .. title
                .Normalize(NormalizationForm.FormD)
                .ToLowerInvariant()
                .Where(c =>
                    char.IsLetterOrDigit(c) || c == ' ' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark
                ),
        ]);

    private static string Mangled(string word, Random random)
    {
        var at = 1 + random.Next(word.Length - 2);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }
}
