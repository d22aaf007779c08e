using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles.Bodies;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>
/// A text is taken apart once, however many parts of the program ask what is in it: the rules, the gates, the save, the warnings, and
/// whoever makes the readers' answer. Nothing else runs beside it, since the count is of the whole program.
/// </summary>
[NonParallelizable]
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class ReadOnceTests(string provider)
{
    private CmsHost _host = null!;
    private HttpClient _desk = null!;
    private Guid _author;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = CmsHost.On(await TestDatabase.CreateAsync(provider, Holding.Nothing));
        _desk = await _host.StaffAsync(Role.Admin);
        var author = An.Author();
        _author = author.Id;
        await _host.DeskAsync(async db =>
        {
            db.Add(author);
            await db.SaveAsync(CancellationToken.None);
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _desk?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Test]
    public async Task A_body_is_read_once_from_its_first_draft_to_its_readers()
    {
        var before = MarkdownBody.Parses;
        var draft = await DraftAsync("Read once");
        var drafted = MarkdownBody.Parses - before;

        await _desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag());
        var published = MarkdownBody.Parses - before;
        await _host.Client.ReadAsync($"/v1/articles/{draft.Text("slug")}");

        Assert.That((drafted, published, MarkdownBody.Parses - before), Is.EqualTo((1L, 1L, 1L)));
    }

    [Test]
    public async Task A_publication_reads_a_body_that_was_forgotten_once()
    {
        // The answer of a piece that another test published is made beside it, and would have its text read anew.
        await _host.AnswersMadeAsync();
        var draft = await DraftAsync("Read again");
        for (var i = 0; i < 12; i++)
            MarkdownBody.Judge($"{new string('a', MarkdownBody.MaxLength - 40)} {Guid.NewGuid()}");
        var before = MarkdownBody.Parses;

        await _desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag());
        await _host.Client.ReadAsync($"/v1/articles/{draft.Text("slug")}");

        Assert.That(MarkdownBody.Parses - before, Is.EqualTo(1));
    }

    private Task<JsonElement> DraftAsync(string title) =>
        _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title,
                body = $"A text that nobody has read: {Guid.NewGuid()}.",
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = _author } },
            }
        );
}
