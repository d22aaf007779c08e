using System.Text.Json;
using Cms.Api.Admin.Bulk;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>What an article's answers say may be done with it is what this key may do.</summary>
public sealed class ArticleActionsTests(string provider) : OnEveryDatabase(provider)
{
    // As pinned for every operation by the test of who may do what.
    private static readonly Dictionary<string, string> Needed = File.ReadAllLines(
            Path.Combine(Repository.Root, "tests", "Cms.Api.Tests", "Access", "scopes.txt")
        )
        .Select(line => line.Split('\t'))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    private HttpClient _contributor = null!;
    private HttpClient _editor = null!;
    private HttpClient _publisher = null!;

    protected override async Task PrepareAsync()
    {
        _contributor = await Host.StaffAsync(Role.Contributor);
        _editor = await Host.StaffAsync(Role.Editor);
        _publisher = await Host.StaffAsync(Role.Publisher);
    }

    [OneTimeTearDown]
    public void Leave()
    {
        foreach (var client in new[] { _contributor, _editor, _publisher })
            client?.Dispose();
    }

    [Test]
    public void Every_action_asks_for_the_scope_of_its_operation()
    {
        var needed = ItemRunner.Actions.ToDictionary(
            a => a.Key,
            a => Needed[JsonNamingPolicy.CamelCase.ConvertName(a.Value.Operation.Name)]
        );

        Assert.That(ArticleActions.Scopes, Is.EquivalentTo(needed));
    }

    [Test]
    public async Task Every_answer_with_actions_says_those_of_the_key_that_asks()
    {
        var author = An.Author();
        await SaveAsync(author);
        var draft = await _contributor.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title = "Mine",
                body = "Words.",
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = author.Id } },
            }
        );
        var path = $"/v1/admin/articles/{draft.Text("id")}";

        Assert.That(Actions(draft), Is.EqualTo(new[] { "edit", "submit", "trash" }));
        Assert.That(await ActionsAsync(_editor, path), Is.EqualTo(new[] { "edit", "move", "submit", "trash" }));
        string[] publishers = ["edit", "move", "submit", "publish", "schedule", "embargo", "trash"];
        Assert.That(await ActionsAsync(_publisher, path), Is.EqualTo(publishers));
        Assert.That(Actions((await _contributor.ReadAsync("/v1/admin/articles")).At("data/0")), Is.EqualTo(Actions(draft)));
        var edited = await _contributor.WriteAsync(200, HttpMethod.Patch, path, new { title = "Mine still" }, draft.Tag());
        Assert.That(Actions(edited), Is.EqualTo(Actions(draft)));

        var submitted = await _contributor.WriteAsync(200, HttpMethod.Post, $"{path}/review", null, edited.Tag());

        Assert.That(Actions(submitted), Is.EqualTo(new[] { "edit", "recall", "trash" }));
        Assert.That(await ActionsAsync(_editor, path), Is.EqualTo(new[] { "edit", "move", "recall", "refuse", "trash" }));
        var refused = await _contributor.WriteAsync(409, HttpMethod.Post, $"{path}/review", null, submitted.Tag());
        Assert.That(Actions(refused, "allowedActions"), Is.EqualTo(Actions(submitted)));
        var dryRun = await _publisher.WriteAsync(200, HttpMethod.Post, $"{path}/publication?dryRun=true", null, submitted.Tag());
        Assert.That(Actions(dryRun.At("article")), Does.Contain("publish").And.Contain("refuse"));

        var published = await _publisher.WriteAsync(200, HttpMethod.Post, $"{path}/publication", null, submitted.Tag());

        Assert.That(Actions(published.At("article")), Is.EqualTo(new[] { "edit", "move", "correct", "unpublish", "withdraw" }));
        Assert.That(await ActionsAsync(_editor, path), Is.EqualTo(new[] { "edit", "move" }));
        Assert.That(await ActionsAsync(_contributor, path), Is.Empty, "It is the desk's now.");
        refused = await _contributor.WriteAsync(409, HttpMethod.Post, $"{path}/review", null, published.At("article").Tag());
        Assert.That(Actions(refused, "allowedActions"), Is.Empty);
    }

    [Test]
    public async Task A_key_with_fewer_scopes_than_its_role_is_told_fewer_actions()
    {
        using var reader = await Host.StaffAsync(Role.Admin, "Reader", StaffScopes.Read, StaffScopes.Content);
        var draft = await _editor.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Not mine" });

        Assert.That(await ActionsAsync(reader, $"/v1/admin/articles/{draft.Text("id")}"), Is.EqualTo(new[] { "move" }));
    }

    private static async Task<IReadOnlyList<string?>> ActionsAsync(HttpClient client, string path) => Actions(await client.ReadAsync(path));

    private static IReadOnlyList<string?> Actions(JsonElement thing, string name = "actions") =>
        [.. thing.At(name).EnumerateArray().Select(a => a.GetString())];
}
