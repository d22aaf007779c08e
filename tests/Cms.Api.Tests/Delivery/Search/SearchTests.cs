using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Licenses;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Search;

/// <summary>What a search finds, in which order, and what it makes of what people type.</summary>
public sealed class SearchTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _wren = An.Author("Wren Halloway");
    private readonly Author _mira = An.Author("Mira Quennell");
    private int _hours;

    private Article _titled = null!,
        _inARow = null!,
        _headed = null!,
        _often = null!,
        _once = null!;

    protected override async Task PrepareAsync()
    {
        // The older, the better they match: by date alone they would come the other way round.
        _inARow = Piece("The Lantern Keeper of Osk", "It is dark.");
        _titled = Piece("A Keeper and a Lantern", "It is dark.");
        _headed = Piece("On Light", "It is dark.", c => c with { Subtitle = "What the lantern tells its keeper" });
        _often = Piece("On Nights", "A lantern, a lantern, two lanterns here. One keeper, a keeper, two keepers.");
        _once = Piece("On Mornings", "Some keeper had a lantern, once.");
        await SaveAsync(
            _wren,
            _mira,
            _inARow,
            _titled,
            _headed,
            _often,
            _once,
            Piece("Die Häuser am Fluss", "Im Hafen lagen die Fähren.", c => c with { Language = "de" }),
            Piece("L’école des chevaux", "Un cheval, une école, des préférées.", c => c with { Language = "fr" }),
            Piece("Canciones de agua", "Los árboles cantan.", c => c with { Language = "es" }),
            Piece("Книги о море", "Старая книга лежит на берегу.", c => c with { Language = "ru" }),
            Piece("東京タワーの夜", "夜の図書館で本を読む。", c => c with { Language = "ja" }),
            Piece("도서 이야기", "도서관의 책이 있다. 도서를 읽는다.", c => c with { Language = "ko" }),
            Piece("To Be or Not to Be", "A question of tides."),
            Piece("Signed Otherwise", "A plain body.", c =>
                c with
                {
                    Contributions = [new(ContributionRole.Author, _mira.Id, "Nom de Plume")],
                }
            )
        );
    }

    [Test]
    public async Task The_better_a_piece_has_the_words_the_higher_it_stands()
    {
        var found = await GetAsync("/v1/search?q=lantern keeper");

        Assert.That(found.Ids(), Is.EqualTo(new[] { _inARow.Id, _titled.Id, _headed.Id, _often.Id, _once.Id }));
        Assert.That(found.Text("meta/matched"), Is.EqualTo("all"));
        Assert.That(found.At("meta/searchedFor").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task By_date_the_newest_stand_first()
    {
        Assert.That(
            (await GetAsync("/v1/search?q=lantern keeper&sort=-publishedAt")).Ids(),
            Is.EqualTo(new[] { _once.Id, _often.Id, _headed.Id, _titled.Id, _inARow.Id })
        );
    }

    [TestCase("haus", "Die Häuser am Fluss")]
    [TestCase("fahre hafen", "Die Häuser am Fluss")]
    [TestCase("Faehren", "Die Häuser am Fluss")]
    [TestCase("ecole cheval", "L’école des chevaux")]
    [TestCase("preferee", "L’école des chevaux")]
    [TestCase("cancion", "Canciones de agua")]
    [TestCase("ARBOL", "Canciones de agua")]
    [TestCase("книга", "Книги о море")]
    [TestCase("東京", "東京タワーの夜")]
    [TestCase("図書館", "東京タワーの夜")]
    [TestCase("夜", "東京タワーの夜")]
    [TestCase("本", "東京タワーの夜")]
    [TestCase("本 館", "東京タワーの夜")]
    [TestCase("to be or not to be", "To Be or Not to Be")]
    [TestCase("the question of the tide", "To Be or Not to Be")]
    [TestCase("\"not to be\"", "To Be or Not to Be")]
    [TestCase("wren signed", "")]
    [TestCase("mira signed", "Signed Otherwise")]
    [TestCase("quennell plain body", "Signed Otherwise")]
    [TestCase("\"Mira Quennell\"", "Signed Otherwise")]
    [TestCase("plume", "Signed Otherwise")]
    public async Task Words_are_found_in_their_forms(string q, string title)
    {
        var found = await GetAsync($"/v1/search?q={Uri.EscapeDataString(q)}");

        var all = found.Text("meta/matched") == "all" ? found.At("data").EnumerateArray().Select(d => d.Text("title")) : [];
        Assert.That(all, title.Length == 0 ? Is.Empty : Is.EqualTo(new[] { title }));
    }

    [Test]
    public async Task Words_in_quotes_stand_in_a_row_and_excluded_ones_nowhere()
    {
        Assert.That((await GetAsync("/v1/search?q=\"lantern keeper\"")).Ids(), Is.EqualTo(new[] { _inARow.Id }));
        Assert.That((await GetAsync("/v1/search?q=lantern -osk -light")).Ids(), Is.EquivalentTo(new[] { _titled.Id, _often.Id, _once.Id }));
        Assert.That((await GetAsync("/v1/search?q=lantern -\"lantern keeper\"")).Ids(), Has.None.EqualTo(_inARow.Id).And.Count.EqualTo(4));
        Assert.That((await GetAsync("/v1/search?q=body")).At("data").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await GetAsync("/v1/search?q=body -mira")).Ids(), Is.Empty);
    }

    [Test]
    public async Task A_word_of_a_script_without_spaces_is_marked_whole_and_nowhere_in_part()
    {
        var highlight = (await GetAsync("/v1/search?q=도서관")).At("data/0/highlight");

        Assert.That(highlight.Text("title"), Is.EqualTo("도서 이야기"));
        Assert.That(highlight.At("fragments/0").GetString(), Is.EqualTo("<mark>도서관</mark>의 책이 있다. 도서를 읽는다."));
    }

    [Test]
    public async Task Found_words_are_marked_and_nothing_else_is_markup()
    {
        var piece = Piece("Ropes & <Knots>", "He said \"a <b>knotted</b> rope\".\n\nNothing here.\n\n> Another knot,\n> far down.");
        await SaveAsync(piece);

        var found = (await GetAsync("/v1/search?q=knots")).At("data/0");

        Assert.That(found.At("id").GetGuid(), Is.EqualTo(piece.Id));
        Assert.That(found.Text("highlight/title"), Is.EqualTo("Ropes &amp; &lt;<mark>Knots</mark>&gt;"));
        Assert.That(
            found.At("highlight/fragments").EnumerateArray().Select(f => f.GetString()),
            Has.Some.Contains("<mark>knot</mark>")
                .And.Some.Contains("<mark>knotted</mark>")
                .And.None.Contains("<b>")
                .And.None.Contains("&gt; Another")
                .And.None.Contains("&gt; far")
        );
    }

    [Test]
    public async Task Letters_of_scripts_without_spaces_are_marked_as_they_were_typed()
    {
        var found = (await GetAsync($"/v1/search?q={Uri.EscapeDataString("東京タワー")}")).At("data/0");

        Assert.That(found.Text("highlight/title"), Is.EqualTo("<mark>東京タワー</mark>の夜"));
    }

    [Test]
    public async Task A_misspelt_word_is_put_right_and_said()
    {
        var found = await GetAsync("/v1/search?q=lantren keeper&limit=2");

        Assert.That(found.Text("meta/didYouMean"), Is.EqualTo("lantern keeper"));
        Assert.That(found.Text("meta/searchedFor"), Is.EqualTo("lantern keeper"));
        Assert.That(found.Ids(), Is.EqualTo(new[] { _inARow.Id, _titled.Id }));
        var rest = await GetAsync($"/v1/search?q=lantren keeper&limit=2&cursor={found.Text("meta/nextCursor")}");
        Assert.That(rest.Ids(), Is.EqualTo(new[] { _headed.Id, _often.Id }));
        Assert.That(rest.Text("meta/searchedFor"), Is.EqualTo("lantern keeper"));
    }

    [Test]
    public async Task A_misspelt_name_is_put_right()
    {
        var found = await GetAsync("/v1/search?q=Quenell");

        Assert.That(found.Text("meta/searchedFor"), Is.EqualTo("quennell"));
        Assert.That(found.At("data").GetArrayLength(), Is.GreaterThan(0));
    }

    [Test]
    public async Task Where_no_piece_has_all_words_those_that_have_most_are_shown()
    {
        var found = await GetAsync("/v1/search?q=lantern keeper osk zeppelin");

        Assert.That(found.Text("meta/matched"), Is.EqualTo("some"));
        Assert.That(found.Ids(), Is.EqualTo(new[] { _inARow.Id }));
        Assert.That((await GetAsync("/v1/search?q=zeppelin")).Ids(), Is.Empty);
    }

    [TestCase("/v1/search", "q is missing")]
    [TestCase("/v1/search?q=", "1 to 200")]
    [TestCase("/v1/search?q=-ferry", "to be absent")]
    [TestCase("/v1/search?q=ferry&sort=title", "relevance")]
    [TestCase("/v1/search?q=ferry&sort=publishedAt", "relevance")]
    [TestCase("/v1/search?q=ferry&facets=colour", "author")]
    [TestCase("/v1/search?q=ferry&limit=0", "limit")]
    [TestCase("/v1/search?q=ferry&page=2&cursor=abc", "page and cursor")]
    [TestCase("/v1/search?q=ferry&query=boat", "There is no parameter query")]
    [TestCase("/v1/search/suggestions", "q is missing")]
    [TestCase("/v1/search/suggestions?q=a&limit=11", "limit")]
    public async Task What_cannot_be_answered_is_refused_with_a_sentence(string path, string words)
    {
        var problem = await GetAsync(path, 400);

        Assert.That(problem.ToString(), Does.Contain(words));
    }

    [Test]
    public async Task A_cursor_is_good_for_its_own_search_alone()
    {
        var first = await GetAsync("/v1/search?q=lantern&limit=1");
        var cursor = first.Text("meta/nextCursor");

        Assert.That((await GetAsync($"/v1/search?q=keeper&limit=1&cursor={cursor}", 400)).Text("code"), Is.EqualTo("cursor-mismatch"));
        Assert.That(
            (await GetAsync($"/v1/search?q=lantern&genre=essay&limit=1&cursor={cursor}", 400)).Text("code"),
            Is.EqualTo("cursor-mismatch")
        );
    }

    [TestCaseSource(typeof(AwkwardTexts), nameof(AwkwardTexts.All))]
    public async Task Any_text_is_answered_or_refused(string q)
    {
        foreach (var path in new[] { "/v1/search?facets=author,topic,year&count=true&q=", "/v1/search/suggestions?q=" })
        {
            using var answer = await Client.GetAsync(path + Uri.EscapeDataString(q));

            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(400), await answer.Content.ReadAsStringAsync());
        }
    }

    [Test]
    public async Task Long_texts_are_answered_or_refused()
    {
        foreach (var q in AwkwardTexts.Long)
        {
            using var answer = await Client.GetAsync($"/v1/search?q={Uri.EscapeDataString(q)}");

            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(400), await answer.Content.ReadAsStringAsync());
        }

        using var broken = await Client.GetAsync("/v1/search?q=%ED%A0%80ferry");
        Assert.That((int)broken.StatusCode, Is.EqualTo(200).Or.EqualTo(400));
    }

    [Test]
    public async Task What_is_typed_is_completed_to_names_and_titles()
    {
        var found = await GetAsync("/v1/search/suggestions?q=QUEN");

        Assert.That(
            found.At("data").EnumerateArray().Select(s => (s.Text("kind"), s.Text("text"))),
            Is.EqualTo(new[] { ("author", "Mira Quennell") })
        );
        Assert.That(await SuggestedAsync("lantern ke"), Is.EqualTo(new[] { "The Lantern Keeper of Osk" }));
        Assert.That(await SuggestedAsync("ecole d"), Is.EqualTo(new[] { "L’école des chevaux" }));
        Assert.That(await SuggestedAsync("kee"), Is.EqualTo(new[] { "A Keeper and a Lantern", "The Lantern Keeper of Osk" }));
        Assert.That(await SuggestedAsync("東京"), Is.EqualTo(new[] { "東京タワーの夜" }));
        Assert.That(await SuggestedAsync("…"), Is.Empty);
        Assert.That(await SuggestedAsync("eeper"), Is.Empty);

        async Task<IEnumerable<string?>> SuggestedAsync(string q) =>
            (await GetAsync($"/v1/search/suggestions?q={Uri.EscapeDataString(q)}")).At("data").EnumerateArray().Select(s => s.Text("text"));
    }

    private Article Piece(string title, string body, Func<ArticleContent, ArticleContent>? more = null)
    {
        var content = new ArticleContent
        {
            Title = title,
            Body = body,
            License = License.CcBy,
            Contributions = [new Contribution(ContributionRole.Author, _wren.Id)],
        };
        return An.Article(more is null ? content : more(content), An.Hour.AddHours(_hours++));
    }
}
