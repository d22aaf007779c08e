using System.Globalization;
using System.Text;

namespace Cms.Demo;

/// <summary>
/// Makes up the texts of a magazine that does not exist. The same seed and the same calls give the same words. A title begins a
/// new subject, and the excerpts and bodies asked for after it are about that subject.
/// </summary>
public sealed class DemoProse
{
    // With the paragraphs of each, enough for a million different bodies, and few enough to be made in an instant.
    private const int ReadySubjects = 64;
    private const int ReadyParagraphs = 64;

    // Of a ready paragraph; a heading stands over each few of them.
    private const int ReadyWords = 53;
    private const int UnderHeading = 4;

    private const int ShortestReady = 300;
    private const int LongestReady = 3_000;
    private const int ShortestDefault = 950;
    private const int LongestDefault = 1_700;

    private static readonly HashSet<string> SmallWords =
    [
        "a",
        "an",
        "and",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ];

    private readonly int _seed;
    private readonly Random _random;
    private readonly Lazy<ReadySubject[]> _ready;
    private DemoScene _english;
    private DemoScene _spanish;

    /// <summary>Begins a sequence of texts.</summary>
    /// <param name="seed">Chooses the sequence.</param>
    public DemoProse(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _english = new DemoScene(DemoEnglish.Tongue, _random);
        _spanish = new DemoScene(DemoSpanish.Tongue, _random);
        _ready = new Lazy<ReadySubject[]>(MakeReady);
    }

    /// <summary>What the present English subject is about, in one lower-case word: "harbour", "library".</summary>
    public string Subject => _english.Theme.Key;

    /// <summary>What the present Spanish subject is about, in one lower-case word: "puerto", "biblioteca".</summary>
    public string SpanishSubject => _spanish.Theme.Key;

    /// <summary>A headline on a new subject.</summary>
    public string Title()
    {
        _english = new DemoScene(DemoEnglish.Tongue, _random);
        return Title(_english, DemoEnglish.Tongue);
    }

    /// <summary>A Spanish headline on a new subject.</summary>
    public string SpanishTitle()
    {
        _spanish = new DemoScene(DemoSpanish.Tongue, _random);
        return Title(_spanish, DemoSpanish.Tongue);
    }

    /// <summary>The name of a person who does not exist.</summary>
    public string Name()
    {
        var tongue = DemoEnglish.Tongue;
        return $"{Pick(tongue.GivenNames)} {DemoScene.Surname(tongue, _random)}";
    }

    /// <summary>One sentence.</summary>
    public string Sentence()
    {
        _english.ForgetIntroductions();
        return _english.Say(DemoEnglish.Tongue.Sentences);
    }

    /// <summary>A paragraph of plain text.</summary>
    /// <param name="sentences">How many sentences, at least one.</param>
    public string Paragraph(int sentences)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sentences);
        _english.ForgetIntroductions();
        return Paragraph(_english, DemoEnglish.Tongue, sentences, emphasis: false);
    }

    /// <summary>Two sentences of plain text that make one want to read on.</summary>
    public string Excerpt() => Excerpt(_english, DemoEnglish.Tongue);

    /// <summary>Two Spanish sentences of plain text that make one want to read on.</summary>
    public string SpanishExcerpt() => Excerpt(_spanish, DemoSpanish.Tongue);

    /// <summary>
    /// An article as Markdown: headings, lists, quotations, links, the planned figures and now and then a tally or a rule.
    /// </summary>
    public string Body(BodyPlan plan) => Body(_english, DemoEnglish.Tongue, plan);

    /// <summary>An article in Spanish as Markdown.</summary>
    public string SpanishBody(BodyPlan plan) => Body(_spanish, DemoSpanish.Tongue, plan);

    /// <summary>How long an article may be, in words: 300 to 3,000, and 900 on the average, as magazines print them.</summary>
    public int Length() => ShortestReady + (int)((LongestReady - ShortestReady) * Math.Pow(_random.NextDouble(), 3.5));

    /// <summary>An article on a subject of its own, as Markdown without links or figures. It is put together from ready paragraphs, and
    /// therefore quick enough to fill a large archive.</summary>
    /// <param name="words">About how many words; a hundred at least, and no paragraph twice up to 3,000.</param>
    public string ReadyBody(int words)
    {
        var subject = Pick(_ready.Value);
        var paragraphs = Math.Max(1, (int)Math.Round((double)words / ReadyWords) - 1);
        // An odd stride comes by each of them before it comes by one again.
        var (at, stride) = (_random.Next(ReadyParagraphs), (2 * _random.Next(ReadyParagraphs / 2)) + 1);
        var (heading, body) = (_random.Next(subject.Headings.Length), new StringBuilder(Pick(subject.Openings)));
        for (var i = 0; i < paragraphs; i++)
        {
            body.Append("\n\n");
            if (i % UnderHeading == 1)
                body.Append("## ").Append(subject.Headings[heading++ % subject.Headings.Length]).Append("\n\n");
            body.Append(subject.Paragraphs[(at + (i * stride)) % ReadyParagraphs]);
        }

        return body.Append('\n').ToString();
    }

    private T Pick<T>(T[] cards) => cards[_random.Next(cards.Length)];

    private static string Title(DemoScene scene, DemoTongue tongue)
    {
        var title = scene.Say(tongue.Titles);
        if (!tongue.CapitalTitles)
            return title;

        var words = title.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0 && i < words.Length - 1 && SmallWords.Contains(words[i]))
                continue;
            words[i] = char.ToUpper(words[i][0], CultureInfo.InvariantCulture) + words[i][1..];
        }

        return string.Join(' ', words);
    }

    private static string Excerpt(DemoScene scene, DemoTongue tongue)
    {
        scene.ForgetIntroductions();
        return $"{scene.Say(tongue.Openings)} {scene.Say(tongue.Summaries)}";
    }

    private string Paragraph(DemoScene scene, DemoTongue tongue, int sentences, bool emphasis)
    {
        var text = new StringBuilder(scene.Say(_random.Next(3) == 0 ? tongue.Sentences : tongue.Leads, emphasis));
        var descriptive = _random.Next(sentences * 3);
        for (var i = 1; i < sentences; i++)
            text.Append(' ').Append(scene.Say(i == descriptive ? scene.Theme.Scenes : tongue.Sentences, emphasis));
        return text.ToString();
    }

    private string Body(DemoScene scene, DemoTongue tongue, BodyPlan plan)
    {
        scene.ForgetIntroductions();
        var wanted = (plan.Words ?? _random.Next(ShortestDefault, LongestDefault)) - (plan.Articles.Count * 12);

        var blocks = new List<string>();
        var paragraphs = new List<int>();
        var (words, sinceHeading) = (0, 0);
        Begin(scene.Say(tongue.Openings) + " " + Paragraph(scene, tongue, 3, emphasis: true));

        // The first round makes sure that a long article has one of each; later rounds are looser.
        Action[] first = [Quote, List, Steps, Outward];
        Action[] later = [Quote, Outward, Tally, Rule, Nothing, Nothing, Nothing];
        var inserts = new Queue<Action>();
        var round = first;
        while (wanted - words > 60)
        {
            if (sinceHeading > 220 && wanted - words > 120)
                Heading();
            Begin(Paragraph(scene, tongue, Math.Min(_random.Next(3, 6), Math.Max(2, (wanted - words) / 25)), emphasis: true));
            if (inserts.Count == 0)
            {
                var shuffled = round.ToArray();
                _random.Shuffle(shuffled);
                foreach (var insert in shuffled)
                    inserts.Enqueue(insert);
                round = later;
            }

            if (wanted - words > 60)
                inserts.Dequeue()();
        }

        Begin(scene.Say(tongue.Sentences, emphasis: true) + " " + scene.Say(tongue.Endings));

        // Figures and links are spread evenly over the paragraphs; with more of them than paragraphs, some share one.
        for (var i = 0; i < plan.Articles.Count; i++)
        {
            var at = paragraphs[i * paragraphs.Count / plan.Articles.Count];
            blocks[at] += " " + scene.With("article", $"article:{plan.Articles[i]}").Say(tongue.ArticleLinks);
        }

        for (var i = plan.Illustrations.Count - 1; i >= 0; i--)
        {
            var at = paragraphs[i * paragraphs.Count / plan.Illustrations.Count];
            blocks.Insert(at + 1, $"![](illustration:{plan.Illustrations[i]})");
        }

        return string.Join("\n\n", blocks) + "\n";

        void Add(string block)
        {
            blocks.Add(block);
            var count = Words(block);
            words += count;
            sinceHeading += count;
        }

        void Begin(string paragraph)
        {
            paragraphs.Add(blocks.Count);
            Add(paragraph);
        }

        void Heading()
        {
            Add((blocks.Count > 8 && _random.Next(4) == 0 ? "### " : "## ") + scene.Say(tongue.Headings));
            sinceHeading = 0;
        }

        void Quote() => Add($"> {scene.Phrase("saying")}.\n>\n> — {scene.Fill("{person}")}");

        void List()
        {
            var lead = scene.Draw(tongue.ListLeads).Split('|');
            var items = scene.Deal(scene.Phrases(lead[1]), 4).Select(phrase => "- " + scene.Fill(phrase));
            Add(scene.Fill(lead[0]) + "\n\n" + string.Join('\n', items));
        }

        void Steps()
        {
            var steps = scene.Deal(scene.Theme.Advice, 4).Select((step, i) => $"{i + 1}. {step}");
            Add(scene.Say(tongue.StepLeads) + "\n\n" + string.Join('\n', steps));
        }

        void Outward() => blocks[^1] += " " + scene.With("url", scene.Address($"{_random.Next(1962, 2020)}")).Say(tongue.OutwardLinks);

        void Tally() => Add($"```\n{scene.Draw(tongue.Tallies)}\n```");

        void Rule()
        {
            Add("---");
            sinceHeading = 0;
        }

        static void Nothing() { }
    }

    // Made from random numbers of their own, so that these paragraphs do not depend on what was asked for before.
    private ReadySubject[] MakeReady()
    {
        var random = new Random(_seed ^ 0x5EED);
        var ready = new ReadySubject[ReadySubjects];
        for (var i = 0; i < ready.Length; i++)
        {
            var scene = new DemoScene(DemoEnglish.Tongue, random);
            ready[i] = new ReadySubject(
                Make(scene, DemoEnglish.Tongue.Openings, 8),
                Make(scene, DemoEnglish.Tongue.Leads, ReadyParagraphs),
                [.. scene.Deal(DemoEnglish.Tongue.Headings, 8).Select(h => scene.Fill(h))]
            );
        }

        return ready;

        static string[] Make(DemoScene scene, string[] beginnings, int count)
        {
            var paragraphs = new string[count];
            for (var i = 0; i < count; )
            {
                scene.ForgetIntroductions();
                var text = scene.Say(beginnings);
                while (Words(text) < 42)
                    text += " " + scene.Say(DemoEnglish.Tongue.Sentences);

                // So that so many words take so many of these.
                if (Words(text) <= 63)
                    paragraphs[i++] = text;
            }

            return paragraphs;
        }
    }

    private static int Words(string text)
    {
        var (words, inside) = (0, false);
        foreach (var letter in text)
        {
            var space = char.IsWhiteSpace(letter);
            if (!space && !inside)
                words++;
            inside = !space;
        }

        return words;
    }

    private sealed record ReadySubject(string[] Openings, string[] Paragraphs, string[] Headings);
}
