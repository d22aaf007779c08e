using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Search;

/// <summary>What readers may not know, or no longer: from the act on, no search finds, counts, completes or spells it.</summary>
public sealed class SearchLeakTests(string provider) : OnEveryDatabase(provider)
{
    private int _count;

    [Test]
    public async Task What_is_not_public_is_nowhere_and_what_becomes_so_is_there_at_once()
    {
        var (word, author) = (Word(), An.Author("Ola Present"));
        var piece = An.Draft(Content(word, author));
        await SaveAsync(author, piece);
        await AssertNowhereAsync(word);

        await ChangeAsync<Article>(piece.Id, a => a.Schedule(An.Hour.AddYears(50), An.Hour));
        await AssertNowhereAsync(word);
        await ChangeAsync<Article>(piece.Id, a => a.Unschedule());
        await ChangeAsync<Article>(piece.Id, a => a.Embargo(An.Hour.AddYears(50), An.Hour));
        await AssertNowhereAsync(word);
        await ChangeAsync<Article>(piece.Id, a => a.Publish(An.Hour.AddHours(1)));
        await AssertThereAsync(word, piece);
    }

    [Test]
    public async Task What_is_taken_down_is_gone_with_the_act_and_back_with_its_return()
    {
        var (word, author) = (Word(), An.Author("Ola Present"));
        var piece = An.Article(Content(word, author));
        await SaveAsync(author, piece);
        await AssertThereAsync(word, piece);

        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(An.Hour.AddHours(1)));
        await AssertNowhereAsync(word);
        await ChangeAsync<Article>(piece.Id, a => a.Publish(An.Hour.AddHours(2)));
        await AssertThereAsync(word, piece);
        await ChangeAsync<Article>(piece.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", ShowTitle: true, null, null, default), An.Hour.AddHours(3))
        );
        await AssertNowhereAsync(word);
        await ChangeAsync<Article>(piece.Id, a => a.Trash(An.Hour.AddHours(4)));
        await ChangeAsync<Article>(piece.Id, a => a.Purge(An.Hour.AddHours(5)));
        await AssertNowhereAsync(word);
    }

    [Test]
    public async Task Words_of_a_working_copy_and_words_that_were_corrected_away_are_nowhere()
    {
        var (before, after, author) = (Word(), Word(), An.Author("Ola Present"));
        var piece = An.Article(Content(before, author));
        await SaveAsync(author, piece);

        await ChangeAsync<Article>(piece.Id, a => a.Edit(Content(after, author), An.Hour.AddHours(1)));
        await AssertNowhereAsync(after);
        await AssertThereAsync(before, piece);
        await ChangeAsync<Article>(piece.Id, a => a.Publish(An.Hour.AddHours(2)));
        await AssertThereAsync(after, piece);
        await AssertNowhereAsync(before);
        var corrected = Word();
        await ChangeAsync<Article>(piece.Id, a =>
            a.Correct(CorrectionKind.Correction, "The word was wrong.", Content(corrected, author), An.Hour.AddHours(3))
        );
        await AssertThereAsync(corrected, piece);
        await AssertNowhereAsync(after);
    }

    [Test]
    public async Task A_name_is_found_while_it_is_told_and_never_after()
    {
        var (word, name, pen, renamed) = (Word(), Word(), Word(), Word());
        var author = An.Author($"Ola {Upper(name)}");
        var (plain, printed) = (
            An.Article(An.Content("A plain one", author)),
            An.Article(
                An.Content($"A printed {word}") with
                {
                    Contributions = [new Contribution(ContributionRole.Author, author.Id, $"Pen {Upper(pen)}")],
                }
            )
        );
        await SaveAsync(author, plain, printed);
        Assert.That(await FoundAsync(name), Is.EquivalentTo(new[] { plain.Id, printed.Id }));
        Assert.That(await FoundAsync(pen), Is.EqualTo(new[] { printed.Id }));
        Assert.That(await SpeltAsync(name), Is.EqualTo(name));

        await ChangeAsync<Author>(author.Id, a => a.Anonymize("A worker", An.Hour.AddHours(1)));
        await AssertNowhereAsync(name);
        await AssertNowhereAsync(pen);
        Assert.That(await FoundAsync(word), Is.EqualTo(new[] { printed.Id }));
        await ChangeAsync<Author>(author.Id, a => a.LiftAnonymity(An.Hour.AddHours(2)));
        Assert.That(await FoundAsync(name), Is.EquivalentTo(new[] { plain.Id, printed.Id }));
        Assert.That(await FoundAsync(pen), Is.EqualTo(new[] { printed.Id }));

        await ChangeAsync<Author>(author.Id, a =>
        {
            a.Edit(a.Profile with { Name = $"Ola {Upper(renamed)}" }, An.Hour.AddHours(3));
            a.ForgetFormerName(An.Hour.AddHours(3));
        });
        await AssertNowhereAsync(name);
        Assert.That(await FoundAsync(renamed), Is.EquivalentTo(new[] { plain.Id, printed.Id }));
    }

    [Test]
    public async Task A_credit_that_printed_a_forgotten_name_is_not_found_by_it()
    {
        var (name, renamed) = (Word(), Word());
        var author = An.Author($"Ola {Upper(name)}");
        var piece = An.Article(
            An.Content("Printed with the name") with
            {
                Contributions = [new Contribution(ContributionRole.Author, author.Id, $"Ola {Upper(name)}")],
            }
        );
        await SaveAsync(author, piece);
        Assert.That(await FoundAsync(name), Is.EqualTo(new[] { piece.Id }));

        await ChangeAsync<Author>(author.Id, a =>
        {
            a.Edit(a.Profile with { Name = $"Ola {Upper(renamed)}" }, An.Hour.AddHours(1));
            a.ForgetFormerName(An.Hour.AddHours(1));
        });

        await AssertNowhereAsync(name);
        Assert.That(await FoundAsync(renamed), Is.EqualTo(new[] { piece.Id }));
    }

    [Test]
    public async Task Pieces_of_who_was_merged_are_found_by_both_names_and_are_the_others()
    {
        var (name, other) = (Word(), Word());
        var (author, into) = (An.Author($"Ola {Upper(name)}"), An.Author($"Ola {Upper(other)}"));
        var piece = An.Article(An.Content("Merged one", author));
        await SaveAsync(author, into, piece);

        await Host.DeskAsync(async db =>
        {
            var (merged, kept) = (await db.Authors.FindAsync(author.Id), await db.Authors.FindAsync(into.Id));
            merged!.MergeInto(kept!, An.Hour.AddHours(1));
            await db.SaveAsync(CancellationToken.None);
        });

        // It was printed with the former name, and goes on to be.
        Assert.That(await FoundAsync(name), Is.EqualTo(new[] { piece.Id }));
        Assert.That(await FoundAsync(other), Is.EqualTo(new[] { piece.Id }));
        await ChangeAsync<Author>(into.Id, a => a.Anonymize("A worker", An.Hour.AddHours(2)));
        await AssertNowhereAsync(name);
        await AssertNowhereAsync(other);
    }

    [Test]
    public async Task Things_that_nothing_public_shows_complete_nothing()
    {
        var (name, topic, series) = (Word(), Word(), Word());

        await SaveAsync(An.Author($"Ola {Upper(name)}"), An.Topic(Upper(topic)), An.Series(title: Upper(series)));

        foreach (var word in new[] { name, topic, series })
            await AssertNowhereAsync(word);
    }

    [Test]
    public async Task The_index_holds_exactly_what_is_public()
    {
        await Host.DeskAsync(async db =>
        {
            var @public = await db.Articles.Where(a => a.IsPublic).Select(a => a.Id).ToListAsync();
            Assert.That(await db.SearchPieces.Select(p => p.ArticleId).ToListAsync(), Is.EquivalentTo(@public));
            var numbers = await db
                .Database.SqlQueryRaw<long>($"SELECT {db.CmsDatabase.Search.Number} AS \"Value\" FROM search_index")
                .ToListAsync();
            Assert.That(numbers, Is.EquivalentTo(await db.SearchPieces.Select(p => p.Number).ToListAsync()));
        });
    }

    private async Task AssertThereAsync(string word, Article piece)
    {
        Assert.That(await FoundAsync(word), Is.EqualTo(new[] { piece.Id }));
        Assert.That((await CompletedAsync(word)), Is.EqualTo(new[] { piece.Id }));
        Assert.That(await SpeltAsync(word), Is.EqualTo(word));
    }

    private async Task AssertNowhereAsync(string word)
    {
        Assert.That(await FoundAsync(word), Is.Empty);
        Assert.That(await CompletedAsync(word[..4]), Is.Empty);
        Assert.That(await SpeltAsync(word), Is.Null);
        var counted = await GetAsync($"/v1/search?q={word}&count=true&facets=author,topic,series,language");
        Assert.That(counted.At("meta/total").GetInt32(), Is.Zero);
        Assert.That(counted.At("facets/authors").GetArrayLength(), Is.Zero);
        Assert.That(counted.ToString(), Does.Not.Contain(Upper(word)));
    }

    private async Task<List<Guid>> FoundAsync(string word) => (await GetAsync($"/v1/search?q={word}")).Ids();

    private async Task<List<Guid>> CompletedAsync(string word) => (await GetAsync($"/v1/search/suggestions?q={word}")).Ids();

    // With a letter too many.
    private async Task<string?> SpeltAsync(string word) =>
        (await GetAsync($"/v1/search?q={word[..5]}q{word[5..]}")).Text("meta/didYouMean");

    private static ArticleContent Content(string word, Author author) =>
        An.Content($"{Upper(word)} told", author) with
        {
            Body = $"It is {word}, and {word}, and {word} again.",
        };

    // No two of them near each other, nor near any word there is.
    private string Word()
    {
        var n = Interlocked.Increment(ref _count);
        return $"{Letters(n * 7)}{Letters(n * 13)}{Letters(n * 17)}{Letters(n * 19)}x";

        static string Letters(int of) => $"{"bdfgklmnprtvz"[of % 13]}{"aou"[of % 3]}";
    }

    private static string Upper(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
