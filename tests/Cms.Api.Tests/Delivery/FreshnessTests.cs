using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

public sealed class FreshnessTests(string provider) : OnEveryDatabase(provider)
{
    [Test]
    public async Task The_read_after_a_write_shows_it_though_the_answer_was_kept()
    {
        var author = An.Author("Tove Lindqvist");
        var article = An.Article(An.Content("Before the flood", author));
        await SaveAsync(author, article);
        var before = await GetAsync($"/v1/articles/{article.Id}");
        var list = await GetAsync("/v1/articles");

        await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Tove Maria Lindqvist" }, An.Hour.AddDays(1)));

        var after = await GetAsync($"/v1/articles/{article.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(before.GetProperty("data").GetProperty("byline").GetString(), Is.EqualTo("By Tove Lindqvist"));
            Assert.That(after.GetProperty("data").GetProperty("byline").GetString(), Is.EqualTo("By Tove Maria Lindqvist"));
            Assert.That(
                after.GetProperty("data").GetProperty("version").GetInt32(),
                Is.EqualTo(before.GetProperty("data").GetProperty("version").GetInt32() + 1)
            );
        });
        Assert.That((await GetAsync("/v1/articles")).ToString(), Is.Not.EqualTo(list.ToString()));
    }

    [Test]
    public async Task A_withdrawn_article_is_gone_at_once_and_says_why()
    {
        var author = An.Author();
        var article = An.Article(An.Content("A doubtful tale", author));
        await SaveAsync(author, article);
        await GetAsync($"/v1/articles/{article.Slug}");

        await ChangeAsync<Article>(article.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", false, null, "secret", default), An.Hour.AddDays(1))
        );

        var gone = await GetAsync($"/v1/articles/{article.Slug}", 410);
        Assert.That(gone.GetProperty("notice").GetString(), Is.EqualTo("It was wrong."));
        Assert.That(gone.ToString(), Does.Not.Contain("A doubtful tale").And.Not.Contain("secret"));
        Assert.That((await GetAsync($"/v1/authors/{author.Slug}", 410)).GetProperty("code").GetString(), Is.EqualTo("gone"));
    }
}
