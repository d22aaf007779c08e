using Cms.Model.Search;
using NUnit.Framework;

namespace Cms.Model.Tests.Search;

public sealed class TextAnalysisTests
{
    [TestCase("en", "ferries", "ferry")]
    [TestCase("en", "Waiting", "waits")]
    [TestCase("en-GB", "Smith’s", "smith")]
    [TestCase("en", "café", "CAFE")]
    [TestCase("de", "Häuser", "Haus")]
    [TestCase("de", "Strasse", "Straße")]
    [TestCase("de", "Fähren", "Faehre")]
    [TestCase("fr", "l’école", "ecoles")]
    [TestCase("fr", "chevaux", "cheval")]
    [TestCase("es", "canción", "canciones")]
    [TestCase("es", "árboles", "arbol")]
    [TestCase("ru", "книги", "книга")]
    [TestCase("ru", "ёлка", "елка")]
    [TestCase("ja", "東京", "東京")]
    [TestCase("tr", "İstanbul", "istanbul")]
    [TestCase("el", "Οδυσσεύς", "οδυσσευσ")]
    [TestCase("pl", "Łódź", "lodz")]
    [TestCase("ar", "الكتاب", "كتاب")]
    public void Forms_of_a_word_are_one_word(string language, string one, string other)
    {
        var forms = TextAnalysis.Of(language);

        Assert.That(forms.In(one).Select(f => f.Stem), Is.EqualTo(forms.In(other).Select(f => f.Stem)).And.Not.Empty);
    }

    [TestCase("東京タワー", "東京|京タ|タワ|ワー")]
    [TestCase("京", "京")]
    [TestCase("ＡＢＣ 東京", "abc|東京")]
    [TestCase("l’eau d'un puits", "eau|un|puits")]
    [TestCase("don't O’Brien rock'n'roll", "don|brien|rock|roll")]
    [TestCase("co\u00ADop e\u0301te\u0301", "coop|ete")]
    [TestCase("3.14 x2 naïve_case", "3|14|x2|naive|case")]
    [TestCase("שָׁלוֹם", "שלום")]
    [TestCase("\uD800 lone \uDC00", "lone")]
    public void A_text_falls_into_the_same_words_everywhere(string text, string words)
    {
        Assert.That(string.Join('|', TextAnalysis.Of("xx").In(text).Select(f => f.Surface)), Is.EqualTo(words));
    }

    [Test]
    public void Words_that_are_looked_for_by_their_first_letters_are_those_of_the_text()
    {
        var random = new Random(20_261_129);
        string[] letters =
        [
            "h",
            "H",
            "l",
            "a",
            "7",
            " ",
            "-",
            "'",
            "’",
            "é",
            "ß",
            "e\u0301",
            "д",
            "東",
            "京",
            "한",
            "\U00020000",
            "\uD800",
            "qu",
        ];
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => letters[random.Next(letters.Length)]));
            var unwanted = Enumerable.Range(0, 128).Select(c => (char)c).Where(c => c is not ('h' or 'H' or '7')).ToArray();

            var wanted = SearchWords.In(text, System.Buffers.SearchValues.Create(unwanted));

            Assert.That(wanted, Is.EqualTo(SearchWords.In(text).Where(w => !unwanted.Contains(text[w.Start]))), text);
        }
    }

    [Test]
    public void Terms_hold_nothing_that_a_database_would_take_for_a_sign()
    {
        var text = string.Concat(Enumerable.Range(1, 0x2FFF).Where(c => !char.IsSurrogate((char)c)).Select(c => (char)c));

        foreach (var language in new[] { "en", "de", "fr", "tr", "el", "hi", "xx" })
        {
            var terms = TextAnalysis.Of(language).In(text).Select(f => f.Stem);

            Assert.That(
                terms.SelectMany(t => t).Where(char.IsAscii),
                Is.All.Matches<char>(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            );
        }
    }

    [Test]
    public void Words_that_say_too_little_are_known_by_language()
    {
        Assert.That(TextAnalysis.Of("en").In("the ferry").Select(f => f.IsStopWord), Is.EqualTo(new[] { true, false }));
        Assert.That(TextAnalysis.Of("de").In("Die Fähre").Select(f => f.IsStopWord), Is.EqualTo(new[] { true, false }));
        Assert.That(TextAnalysis.Of("en").In("die").Select(f => f.IsStopWord), Is.EqualTo(new[] { false }));
    }

    [TestCase("ferry", "ferry", 0)]
    [TestCase("ferry", "fery", 1)]
    [TestCase("ferry", "frery", 1)]
    [TestCase("ferry", "ferries", 3)]
    public void Misspelt_words_are_so_far_from_each_other(string one, string other, int distance)
    {
        Assert.That(Spelling.Distance(one, other), Is.EqualTo(distance));
        if (distance == 1)
            Assert.That(Spelling.KeysOf(one).Intersect(Spelling.KeysOf(other)), Is.Not.Empty);
    }
}
