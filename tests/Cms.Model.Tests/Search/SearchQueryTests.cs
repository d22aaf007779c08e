using Cms.Model.Search;
using NUnit.Framework;

namespace Cms.Model.Tests.Search;

public sealed class SearchQueryTests
{
    [TestCase("ferry waits", "ferry|waits")]
    [TestCase("  ferry \t waits  ", "ferry|waits")]
    [TestCase("\"the last ferry\" harbour", "'the last ferry'|harbour")]
    [TestCase("“the last ferry” harbour", "'the last ferry'|harbour")]
    [TestCase("„Die Fähre“ -Hafen", "'Die Fähre'|!Hafen")]
    [TestCase("ferry -harbour -\"late bus\"", "ferry|!harbour|!'late bus'")]
    [TestCase("ferry - harbour", "ferry|harbour")]
    [TestCase("\"ferry harbour", "\"ferry|harbour")]
    [TestCase("ferry\"harbour\"", "ferry|'harbour'")]
    [TestCase("vice-president", "vice-president")]
    [TestCase("-- * ( ) : ^ ferry", "ferry")]
    [TestCase("ferry AND NOT near(bus)", "ferry|AND|NOT|near(bus)")]
    public void A_text_is_read_as_words_quotes_and_exclusions(string text, string expected)
    {
        var clauses = SearchQuery.Read(text).Clauses;

        Assert.That(
            string.Join('|', clauses.Select(c => (c.IsExcluded ? "!" : "") + (c.IsPhrase ? $"'{c.Text}'" : c.Text))),
            Is.EqualTo(expected)
        );
    }

    [TestCase("ferry", null)]
    [TestCase("東京タワー", null)]
    [TestCase("", "1 to 200")]
    [TestCase("   ", "1 to 200")]
    [TestCase("-ferry -\"late bus\"", "that is to be there")]
    [TestCase("!!! … ***", "a word to look for")]
    [TestCase("😀", "a word to look for")]
    [TestCase("a\u0000b", "control")]
    [TestCase("a\uFFFEb", "control")]
    [TestCase("a b c d e f g h i j k l m n o p q", "16 words")]
    public void What_cannot_be_looked_for_is_refused_with_a_sentence(string text, string? fault)
    {
        if (fault is null)
            Assert.That(SearchQuery.FaultOf(text), Is.Null);
        else
            Assert.That(SearchQuery.FaultOf(text), Does.Contain(fault).And.EndWith("."));
    }

    [Test]
    public void Words_put_right_stand_where_the_others_stood()
    {
        var query = SearchQuery.Read("\"the lst ferry\" vice-presdent -lst");

        var corrected = query.With(new Dictionary<string, string> { ["lst"] = "last", ["presdent"] = "president" });

        Assert.That(corrected, Is.EqualTo("\"the last ferry\" vice-president -lst"));
    }
}
