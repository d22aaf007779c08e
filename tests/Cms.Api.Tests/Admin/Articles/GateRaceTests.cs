using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Illustrations;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>What keeps a piece from being public keeps it also where it came between the look and the save.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class GateRaceTests(string provider)
{
    private CmsHost _host = null!;
    private HttpClient _desk = null!;
    private Func<Task>? _before;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = CmsHost.On(await TestDatabase.CreateAsync(provider, Holding.Nothing), inner => new BeforeArticles(inner, () =>
            Interlocked.Exchange(ref _before, null)
        ));
        _desk = await _host.StaffAsync(Role.Publisher);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _desk?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [TestCase("POST", "publication")]
    [TestCase("PUT", "schedule")]
    [TestCase("PUT", "embargo")]
    public async Task A_picture_that_lost_its_credit_meanwhile_keeps_the_piece_back(string method, string verb)
    {
        var author = An.Author();
        var picture = An.Illustration(credit: new Credit(CreditKind.Staff, AuthorId: author.Id));
        var draft = An.Draft(An.Content("With a picture", author) with { LeadIllustrationId = picture.Id });
        await _host.DeskAsync(async db =>
        {
            db.AddRange(author, picture, draft);
            await db.SaveAsync(CancellationToken.None);
        });
        using var other = await _host.StaffAsync(Role.Editor);
        var path = $"/v1/admin/illustrations/{picture.Id}";
        var tag = (await other.ReadAsync(path)).Tag();
        _before = () => other.WriteAsync(200, HttpMethod.Patch, path, new { credit = (object?)null }, tag);
        var at = DateTime.UtcNow.AddDays(1).ToString("s") + "Z";
        object? body = verb switch
        {
            "schedule" => new { at },
            "embargo" => new { until = at },
            _ => null,
        };

        var refused = await _desk.WriteAsync(
            422,
            new HttpMethod(method),
            $"/v1/admin/articles/{draft.Id}/{verb}",
            body,
            $"\"e{draft.EditVersion}\""
        );

        Assert.That((refused.Text("code"), refused.Text("errors/0/code")), Is.EqualTo(("gates-closed", "credit-required")));
        Assert.That((await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}")).Text("status"), Is.EqualTo("draft"));
    }

    /// <summary>Lets something happen after an article was looked at and before it is saved.</summary>
    private sealed class BeforeArticles(CmsDatabase inner, Func<Func<Task>?> take) : PassingDatabase(inner)
    {
        public override async Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct)
        {
            if (db.ChangeTracker.Entries<Article>().Any(e => e.State == EntityState.Modified) && take() is { } act)
                await act();
            return await base.WriteAsync(db, write, ct);
        }
    }
}
