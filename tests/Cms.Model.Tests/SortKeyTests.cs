using NUnit.Framework;

namespace Cms.Model.Tests;

public sealed class SortKeyTests
{
    [TestCase("Édouard", "edouard")]
    [TestCase("E\u0301douard", "edouard")]
    [TestCase("“The Long Winter”", "the long winter”")]
    [TestCase("¿Qué?", "que?")]
    [TestCase("…and then", "and then")]
    [TestCase("ＦＵＬＬ width", "full width")]
    [TestCase("Ångström", "angstrom")]
    [TestCase("１９６８", "1968")]
    [TestCase("🎉", "")]
    public void A_key_has_no_marks_no_capitals_and_no_leading_punctuation(string text, string expected)
    {
        Assert.That(SortKey.Of(text), Is.EqualTo(expected));
    }

    [Test]
    public void Titles_stand_as_a_reader_looks_for_them()
    {
        string[] titles = ["“Zebra”", "älter", "Zebra crossing", "Alt", "éclair", "Echo", "‘apple’", "Ecluse"];

        var ordered = titles.OrderBy(SortKey.Of, StringComparer.Ordinal);

        Assert.That(ordered, Is.EqualTo(new[] { "Alt", "älter", "‘apple’", "Echo", "éclair", "Ecluse", "Zebra crossing", "“Zebra”" }));
    }

    [Test]
    public void A_key_is_no_longer_than_its_column_and_cuts_no_letter_in_half()
    {
        var letters = SortKey.Of(new string('a', 300));
        var pairs = SortKey.Of(string.Concat(Enumerable.Repeat("𐐷", 300)));

        Assert.Multiple(() =>
        {
            Assert.That(letters, Has.Length.InRange(SortKey.MaxLength - 1, SortKey.MaxLength));
            Assert.That(pairs, Has.Length.InRange(SortKey.MaxLength - 1, SortKey.MaxLength));
            Assert.That(char.IsHighSurrogate(pairs[^1]), Is.False);
        });
    }
}
