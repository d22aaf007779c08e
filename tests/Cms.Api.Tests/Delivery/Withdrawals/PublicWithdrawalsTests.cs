using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Withdrawals;

/// <summary>What a site that is built anew has to know of what is gone.</summary>
public sealed class PublicWithdrawalsTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Ines Okafor");

    [Test]
    public async Task All_that_is_gone_is_listed_and_nothing_else()
    {
        var desk = await Host.StaffAsync(Role.Admin);
        var (topic, lone) = (An.Topic(), An.Author("Once Credited"));
        var stand = An.Article(An.Content("Stands in", _author));
        var wrong = An.Article(An.Content("Was wrong", _author));
        var quiet = An.Article(An.Content("Went quietly", _author, lone) with { TopicIds = [topic.Id] });
        var back = An.Article(An.Content("Came back", _author));
        var moved = An.Article(An.Content("Only moved", _author));
        var never = An.Draft(An.Content("Never seen", _author));
        var hidden = An.Author("Asked To Disappear");
        var byHidden = An.Article(An.Content("By who disappeared", hidden));
        var (twin, same) = (An.Author("Twice Here"), An.Author("Twice There"));
        var byTwin = An.Article(An.Content("By the twin", twin, same));
        await SaveAsync(_author, lone, topic, hidden, twin, same, stand, wrong, quiet, back, moved, never, byHidden, byTwin);
        await ChangeAsync<Article>(wrong.Id, a => a.MoveTo("was-wrong-later", An.Hour));
        await ChangeAsync<Article>(wrong.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", false, stand.Id, "between us", default), An.Hour)
        );
        await ChangeAsync<Article>(quiet.Id, a => a.Unpublish(An.Hour));
        await ChangeAsync<Article>(back.Id, a => a.Unpublish(An.Hour));
        await ChangeAsync<Article>(back.Id, a => a.Publish(An.Hour));
        await ChangeAsync<Article>(moved.Id, a => a.MoveTo("moved-away", An.Hour));
        await ChangeAsync<Author>(hidden.Id, a => a.Anonymize("A witness", An.Hour));
        await MergeAsync(desk, twin, same);

        var page = await GetAsync("/v1/withdrawals?limit=100&count=true");

        var listed = page.At("data").EnumerateArray().ToList();
        Assert.That(
            listed.Select(w => $"{w.Text("type")} {w.At("id").GetGuid()} {w.Text("reason")} {w.Text("notice")}"),
            Is.EquivalentTo(
                new[]
                {
                    $"article {wrong.Id} withdrawn It was wrong.",
                    $"article {quiet.Id} unpublished ",
                    $"topic {topic.Id} unpublished ",
                    $"author {lone.Id} unpublished ",
                }
            )
        );
        var told = listed.Single(w => w.At("id").GetGuid() == wrong.Id);
        Assert.That(
            (told.Text("slug"), told.Text("formerSlugs/0"), told.Text("replacement/slug"), told.At("formerSlugs").GetArrayLength()),
            Is.EqualTo(("was-wrong-later", wrong.Slug, stand.Slug, 1))
        );
        Assert.That(page.ToString(), Does.Not.Contain("between us").And.Not.Contain("disappear").IgnoreCase);
        Assert.That(page.At("meta/total").GetInt32(), Is.EqualTo(listed.Count));
        foreach (var one in listed)
        {
            var collection = Model.Kinds.All.Single(k => k.Word == one.Text("type")).Collection;
            string[] addresses =
            [
                one.Text("id")!,
                one.Text("slug")!,
                .. one.At("formerSlugs").EnumerateArray().Select(s => s.GetString()!),
            ];
            foreach (var address in addresses)
                await GetAsync($"/v1/{collection}/{address}", 410);
        }
    }

    [Test]
    public async Task It_is_walked_page_by_page_newest_first_while_more_goes()
    {
        var author = An.Author("Goes Page By Page");
        var pieces = Enumerable.Range(0, 20).Select(i => An.Article(An.Content($"Goes {i}", author))).ToList();
        await SaveAsync([author, .. pieces]);
        foreach (var piece in pieces.Take(6))
            await ChangeAsync<Article>(piece.Id, a => a.Unpublish(An.Hour));
        var late = new Queue<Article>(pieces.Skip(6));

        // One more goes after each page.
        var walked = await Client.WalkIdsAsync("/v1/withdrawals?limit=2", () =>
            ChangeAsync<Article>(late.Dequeue().Id, a => a.Unpublish(An.Hour))
        );

        Assert.That(
            walked.Where(pieces.ConvertAll(p => p.Id).Contains),
            Is.EqualTo(pieces.Take(6).Select(p => p.Id).Reverse()),
            "What went meanwhile is told by the changes."
        );
    }

    private static async Task MergeAsync(HttpClient desk, Author from, Author into)
    {
        var read = await desk.ReadAsync($"/v1/admin/authors/{from.Id}");
        await desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/authors/{from.Id}/merge", new { into = into.Id }, read.Tag());
    }
}
