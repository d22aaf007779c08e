using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Admin.Articles.Differences;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles.Differences;

/// <summary>What the differences of JSON and of texts promise, whatever is compared.</summary>
public sealed class DifferenceTests
{
    [Test]
    public void A_patch_applied_to_the_one_gives_the_other()
    {
        var random = new Random(20_264);
        for (var round = 0; round < 5_000; round++)
        {
            var (one, other) = (Anything(random, 0), Anything(random, 0));

            var steps = JsonDifference.Between(one, other);

            var patched = one.DeepClone();
            foreach (var step in steps)
                JsonPatch.Apply(patched, step);
            Assert.That(
                JsonNode.DeepEquals(patched, other),
                Is.True,
                $"{one.ToJsonString()} → {other.ToJsonString()}: {JsonSerializer.Serialize(steps)}"
            );
        }
    }

    [Test]
    public void Equal_and_deleted_runs_are_the_one_text_and_equal_and_inserted_the_other()
    {
        string[] pieces =
        [
            "a",
            "the ",
            "tide ",
            "tides ",
            "\n\n",
            "\n",
            " ",
            ".",
            "don’t",
            "e\u0301",
            "港",
            "口",
            "😀",
            "1968",
            "المدينة",
            "\t",
            "—",
        ];
        var random = new Random(20_265);
        for (var round = 0; round < 5_000; round++)
        {
            var (one, other) = (Text(), Text());

            var difference = TextDifference.Between(one, other);

            Assert.That(
                (Joined(difference, TextRunOp.Insert), Joined(difference, TextRunOp.Delete)),
                Is.EqualTo(one == other ? ("", "") : (one, other))
            );
            Assert.That(
                difference.Runs.Zip(difference.Runs.Skip(1)).All(pair => pair.First.Op != pair.Second.Op),
                Is.True,
                "Neighbours differ."
            );
            Assert.That(difference.Runs.All(r => r.Text.Length > 0), Is.True);
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
    }

    [TestCase("The tide is out.", "The tide is in.", "The tide is -out-+in+.")]
    [TestCase("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\n-Two.\n\n-Three.")]
    [TestCase("One.\n\nThree.", "One.\n\nTwo, new.\n\nThree.", "One.\n\n+Two, new.\n\n+Three.")]
    [TestCase("", "All new", "+All new+")]
    [TestCase("All gone", "", "-All gone-")]
    [TestCase("They don’t wait", "They didn’t wait", "They -don’t-+didn’t+ wait")]
    [TestCase("港口的夜晚", "港口的早晨", "港口的-夜晚-+早晨+")]
    public void Texts_are_compared_word_by_word(string one, string other, string expected)
    {
        var difference = TextDifference.Between(one, other);

        Assert.That(
            string.Concat(
                difference.Runs.Select(r =>
                    r.Op switch
                    {
                        TextRunOp.Insert => $"+{r.Text}+",
                        TextRunOp.Delete => $"-{r.Text}-",
                        _ => r.Text,
                    }
                )
            ),
            Is.EqualTo(expected)
        );
        Assert.That(difference.Level, Is.EqualTo(DifferenceLevel.Word));
    }

    [TestCase(60_000, 1)]
    [TestCase(60_000, 60_000)]
    [TestCase(3_000, 3_000)]
    public void Two_long_texts_with_nothing_in_common_are_compared_in_time_and_by_paragraphs(int words, int paragraphs)
    {
        var (one, other) = (Text(1), Text(2));

        var comparing = Task.Run(() => TextDifference.Between(one, other));

        Assert.That(comparing.Wait(TimeSpan.FromSeconds(60)), Is.True);
        Assert.That((Joined(comparing.Result, TextRunOp.Insert), Joined(comparing.Result, TextRunOp.Delete)), Is.EqualTo((one, other)));
        Assert.That(comparing.Result.Level, Is.EqualTo(words > 10_000 ? DifferenceLevel.Paragraph : DifferenceLevel.Word));

        string Text(int seed)
        {
            var random = new Random(seed);
            return string.Concat(
                Enumerable.Range(1, words).Select(i => $"w{random.Next(5_000)}{(i % (words / paragraphs) == 0 ? "\n\n" : " ")}")
            );
        }
    }

    [Test]
    public void A_word_changed_in_a_long_text_is_found_as_a_word()
    {
        var one = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"Paragraph {i} of the harbour report, with some words in it.\n\n"));

        var difference = TextDifference.Between(one, one.Replace("Paragraph 1000 of", "Passage 1000 of", StringComparison.Ordinal));

        Assert.That(
            difference.Runs.Where(r => r.Op != TextRunOp.Equal).Select(r => (r.Op, r.Text)),
            Is.EqualTo(new[] { (TextRunOp.Delete, "Paragraph"), (TextRunOp.Insert, "Passage") })
        );
    }

    private static string Joined(TextDifferenceResponse difference, TextRunOp without) =>
        string.Concat(difference.Runs.Where(r => r.Op != without).Select(r => r.Text));

    private static JsonObject Anything(Random random, int depth)
    {
        string[] names = ["a", "b", "c/d", "e~f", "", "g"];
        var made = new JsonObject();
        foreach (var name in names.Where(_ => random.Next(2) == 0))
        {
            made[name] = random.Next(6) switch
            {
                0 when depth < 3 => Anything(random, depth + 1),
                1 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode?)random.Next(3))]),
                2 => null,
                3 => random.Next(2) == 0,
                4 => "text",
                _ => random.Next(3),
            };
        }

        return made;
    }
}

/// <summary>As much of RFC 6902 as a difference uses.</summary>
internal static class JsonPatch
{
    /// <summary>Applies one step.</summary>
    public static void Apply(JsonNode document, PatchOperation step) =>
        Apply(
            document,
            step.Op.ToString().ToLowerInvariant(),
            step.Path,
            step.Value is { } value ? JsonNode.Parse(value.GetRawText()) : null
        );

    /// <summary>The same as it came over the wire.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The words of the standard.")]
    public static void Apply(JsonNode document, string op, string path, JsonNode? value)
    {
        var names = path.Split('/')
            .Skip(1)
            .Select(n => n.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .ToList();
        var at = names.SkipLast(1).Aggregate(document.AsObject(), (node, name) => node[name]!.AsObject());
        var there = at.ContainsKey(names[^1]);
        if (there == (op == "add"))
            throw new InvalidOperationException($"{op} of {path}, which is {(there ? "" : "not ")}there.");
        at.Remove(names[^1]);
        if (op != "remove")
            at[names[^1]] = value;
    }
}
