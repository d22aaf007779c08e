using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Changes;

public sealed class ListChangesTests(string provider) : OnEveryDatabase(provider)
{
    [Test]
    public async Task The_life_of_a_piece_is_told_row_by_row()
    {
        var author = An.Author();
        var stand = An.Article(An.Content("Stand-in", author));
        await SaveAsync(author, stand);
        var cursor = (await GetAsync("/v1/changes?cursor=latest")).Text("meta/nextCursor");
        var article = An.Article(An.Content("A life", author));
        await SaveAsync(article);
        await ChangeAsync<Article>(article.Id, a => a.MoveTo("a-second-life", An.Hour.AddDays(1)));
        await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Renamed" }, An.Hour.AddDays(2)));
        await ChangeAsync<Article>(article.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", false, stand.Id, "between us", default), An.Hour.AddDays(3))
        );

        var changes = await GetAsync($"/v1/changes?limit=100&cursor={cursor}&include=articles");

        var rows = changes.At("data").EnumerateArray().Where(r => r.At("id").GetGuid() == article.Id).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(
                rows.Select(r => $"{r.Text("op")} {r.Text("reason")}"),
                Is.EqualTo(new[] { "upsert published", "upsert updated", "upsert updated", "remove withdrawn" })
            );
            Assert.That(rows.Select(r => r.At("version").GetInt32()), Is.Ordered.And.Unique);
            Assert.That(rows[1].Text("previousSlug"), Is.EqualTo(article.Slug));
            Assert.That(
                rows[1].At("tags").EnumerateArray().Select(t => t.GetString()),
                Is.SupersetOf(new[] { "articles", $"article:{article.Id}", "article:a-second-life", $"article:{article.Slug}" })
            );
            Assert.That(rows[2].At("causedBy/id").GetGuid(), Is.EqualTo(author.Id));
            Assert.That(rows[3].Text("notice"), Is.EqualTo("It was wrong."));
            Assert.That(rows[3].At("replacementId").GetGuid(), Is.EqualTo(stand.Id));
            Assert.That(changes.ToString(), Does.Not.Contain("between us"));
            Assert.That(changes.At("included/articles").Names(), Is.EqualTo(new[] { stand.Id.ToString() }), "what is gone is not included");
        });
    }

    [Test]
    public async Task What_readers_may_not_know_of_leaves_no_row()
    {
        var author = An.Author();
        await SaveAsync(author, An.Article(An.Content("To have an author", author)));
        var cursor = (await GetAsync("/v1/changes?cursor=latest")).Text("meta/nextCursor");
        var draft = An.Draft(An.Content("A draft", author) with { TopicIds = [] });
        var embargoed = An.Draft(An.Content("An embargoed one", author));
        embargoed.Embargo(An.Hour.AddYears(1), An.Hour);

        await SaveAsync(draft, embargoed, An.Topic("A topic nothing shows"));
        var after = await GetAsync($"/v1/changes?cursor={cursor}");

        Assert.That(after.At("data").GetArrayLength(), Is.Zero);
        Assert.That(after.At("meta/hasMore").GetBoolean(), Is.False);
        Assert.That(after.Text("meta/nextCursor"), Is.Not.Null);
        Assert.That(after.Text("links/next"), Is.Not.Null);
    }

    [Test]
    public async Task The_end_of_the_log_is_a_place_to_ask_again_from()
    {
        var author = An.Author();
        var latest = await GetAsync("/v1/changes?cursor=latest");
        var article = An.Article(An.Content("The next thing", author));

        await SaveAsync(author, article);

        var next = await GetAsync(Calls.PathOf(latest.Text("links/next")!));
        Assert.That(latest.At("data").GetArrayLength(), Is.Zero);
        Assert.That(next.Ids(), Does.Contain(article.Id));
        Assert.That(next.Text("meta/epoch"), Is.EqualTo(latest.Text("meta/epoch")));
        Assert.That((await GetAsync("/v1/changes?cursor=latest")).At("data").GetArrayLength(), Is.Zero);
        Assert.That(
            (await GetAsync("/v1/changes?limit=100&include=articles,articles")).At("included/articles").Names(),
            Does.Contain(article.Id.ToString())
        );
        Assert.That((await GetAsync("/v1/changes?limit=100")).At("included/articles").ValueKind, Is.EqualTo(JsonValueKind.Object));
    }

    [Test]
    public async Task A_snapshot_gives_whole_articles_in_the_formats_asked_for()
    {
        var author = An.Author();
        var article = An.Article(An.Content("In the snapshot", author));
        var draft = An.Draft(An.Content("Not in the snapshot", author));
        await SaveAsync(author, article, draft);

        var taken = await Client.WalkAsync("/v1/snapshot?limit=3&formats=text,blocks");

        var whole = taken.Single(a => a.At("id").GetGuid() == article.Id);
        Assert.That(whole.Text("body/text"), Does.Contain("The first paragraph"));
        Assert.That(whole.At("body/html").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(whole.At("corrections").GetArrayLength(), Is.Zero);
        Assert.That(taken.Select(a => a.At("id").GetGuid()), Is.Ordered.And.No.Member(draft.Id));
        Assert.That(whole.ToString(), Is.EqualTo((await GetAsync($"/v1/articles/{article.Id}?formats=text,blocks")).At("data").ToString()));
    }
}
