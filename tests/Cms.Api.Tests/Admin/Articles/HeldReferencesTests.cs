using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>No save ends with a piece that names what was put in the trash at that moment.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class HeldReferencesTests(string provider)
{
    private CmsHost _host = null!;
    private HttpClient _desk = null!;
    private Func<IReadOnlyList<RunStatement>> _takeRun = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var database = await TestDatabase.CreateAsync(provider, Holding.Nothing);
        var place =
            provider == "sqlite"
                ? Path.GetFileName(database.Folder)
                : new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        _host = CmsHost.On(database, inner =>
        {
            var recording = new RecordingDatabase(inner, place);
            _takeRun = recording.Take;
            return recording;
        });
        _desk = await _host.StaffAsync(Role.Publisher);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _desk?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [TestCase("created")]
    [TestCase("replaced")]
    [TestCase("edited")]
    [TestCase("restored from a revision")]
    public async Task A_piece_is_not_written_naming_what_is_trashed_meanwhile(string how)
    {
        var author = An.Author();
        var draft = An.Draft(An.Content("Names somebody", author));
        draft.Edit(draft.Working! with { Contributions = [] }, An.Hour);
        await SaveAsync(author, draft);
        var (path, tag) = ($"/v1/admin/articles/{draft.Id}", $"\"e{draft.EditVersion}\"");
        var body = new { title = "Names somebody", contributions = new[] { new { role = "author", authorId = author.Id } } };

        var status = await WhileTrashingAsync(
            author,
            () =>
                how switch
                {
                    "created" => _desk.WriteAsync(HttpMethod.Post, "/v1/admin/articles", body),
                    "replaced" => _desk.WriteAsync(HttpMethod.Put, path, body, tag),
                    "edited" => _desk.WriteAsync(HttpMethod.Patch, path, new { body.contributions }, tag),
                    _ => _desk.WriteAsync(HttpMethod.Post, path + "/revisions/1/restoration", null, tag),
                },
            "authors",
            "trashed_at"
        );

        Assert.That(status, Is.EqualTo((409, "reference-trashed")));
        Assert.That(await _host.DeskAsync(db => db.ArticleLinks.CountAsync(l => l.TargetId == author.Id)), Is.Zero);
    }

    [Test]
    public async Task A_piece_is_not_published_naming_what_is_trashed_meanwhile()
    {
        var author = An.Author();
        var draft = An.Draft(An.Content("Soon public", author));
        await SaveAsync(author, draft);

        var status = await WhileTrashingAsync(
            author,
            () => _desk.WriteAsync(HttpMethod.Post, $"/v1/admin/articles/{draft.Id}/publication", null, $"\"e{draft.EditVersion}\""),
            "articles",
            "working"
        );

        Assert.That(status, Is.EqualTo((409, "reference-trashed")));
        using var answer = await _host.Client.GetAsync($"/v1/articles/{draft.Id}");
        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_piece_stays_in_the_trash_while_what_it_names_lies_there()
    {
        var author = An.Author();
        var draft = An.Draft(An.Content("Thrown away", author));
        await SaveAsync(author, draft);
        await ChangeAsync<Article>(draft.Id, a => a.Trash(An.Hour));
        await ChangeAsync<Author>(author.Id, a => a.Discard(An.Hour));
        var tag = (await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}")).Tag();

        Assert.That(
            (await _desk.WriteAsync(409, HttpMethod.Post, $"/v1/admin/articles/{draft.Id}/restoration", null, tag)).Text("code"),
            Is.EqualTo("reference-trashed")
        );
        await ChangeAsync<Author>(author.Id, a => a.Restore());
        await _desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Id}/restoration", null, tag);
    }

    /// <summary>
    /// Sends a request while a transaction that trashes the author waits to commit, which it does once the request has looked.
    /// </summary>
    private async Task<(int Status, string? Code)> WhileTrashingAsync(
        Author author,
        Func<Task<HttpResponseMessage>> send,
        params string[] looksAt
    )
    {
        return await _host.DeskAsync(async db =>
        {
            var sent = await db.CmsDatabase.WriteAsync(
                db,
                async _ =>
                {
                    await TrashAsync(db, author);
                    _takeRun();
                    // Answered after the commit; so the task, and not what it answers, leaves the transaction.
                    var sending = send();
                    var looked = false;
                    while (!looked && !sending.IsCompleted)
                    {
                        looked = _takeRun().Any(s => looksAt.All(part => s.Text.Contains(part, StringComparison.Ordinal)));
                        await Task.Yield();
                    }

                    return new { Sending = sending };
                },
                CancellationToken.None
            );

            using var answer = await sent.Sending;
            return ((int)answer.StatusCode, (await answer.JsonAsync()).Text("code"));
        });
    }

    private static Task<int> TrashAsync(CmsDbContext db, Author author) =>
        db.Database.ExecuteSqlRawAsync(
            "UPDATE authors SET trashed_at = @p1, edit_version = edit_version + 1 WHERE id = @p0",
            [db.CmsDatabase.Sql.Value(author.Id), db.CmsDatabase.Sql.Value(An.Hour)]
        );

    private Task SaveAsync(params Thing[] things) =>
        _host.DeskAsync(async db =>
        {
            db.AddRange(things);
            await db.SaveAsync(CancellationToken.None);
        });

    private Task ChangeAsync<T>(Guid id, Action<T> verb)
        where T : Thing =>
        _host.DeskAsync(async db =>
        {
            verb((await db.Set<T>().FindAsync(id))!);
            await db.SaveAsync(CancellationToken.None);
        });
}
