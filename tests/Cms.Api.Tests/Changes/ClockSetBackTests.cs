using Cms.Model;
using Cms.Model.Articles;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Changes;

/// <summary>Nodes whose clocks differ: what readers are told of when something happened does not go back.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class ClockSetBackTests(string provider)
{
    [Test]
    public async Task What_readers_are_told_of_a_piece_goes_on_from_what_was_said_last()
    {
        await using var place = await TestDatabase.CreateAsync(provider);
        await using var database = place.Open();
        var (author, ahead) = (An.Author("Ines Okafor"), An.Hour.AddHours(2));
        var piece = An.Draft(An.Content("By two clocks", author));
        await SaveAsync(database, An.Hour, db => db.AddRange(author, piece));
        await ActAsync(database, ahead, piece.Id, (p, now) => p.Publish(now));
        await ActAsync(database, ahead.AddMinutes(1), piece.Id, (p, now) => Correct(p, "By both", now));

        await ActAsync(database, An.Hour, piece.Id, (p, now) => Correct(p, "By neither", now));
        // What shows the author goes up by statements of its own.
        await SaveAsync(database, An.Hour, async db =>
        {
            var stored = (await db.Authors.FindAsync(author.Id))!;
            stored.Edit(stored.Profile with { Name = "Ines Okafor-Lund" }, An.Hour);
        });

        await using var read = database.NewContext();
        var stored = await read.Articles.SingleAsync();
        Assert.That(stored.UpdatedAt, Is.EqualTo((DateTime?)ahead.AddMinutes(1)));
        Assert.That(stored.ModifiedAt, Is.GreaterThan(ahead.AddMinutes(1)));
    }

    private static void Correct(Article piece, string title, DateTime now) =>
        piece.Correct(CorrectionKind.Correction, "It was not so.", piece.Live! with { Title = title }, now);

    private static Task ActAsync(CmsDatabase database, DateTime now, Guid id, Action<Article, DateTime> verb) =>
        SaveAsync(database, now, async db => verb((await db.Articles.FindAsync(id))!, now));

    private static Task SaveAsync(CmsDatabase database, DateTime now, Action<CmsDbContext> change) => SaveAsync(database, now, db =>
        {
            change(db);
            return Task.CompletedTask;
        });

    private static async Task SaveAsync(CmsDatabase database, DateTime now, Func<CmsDbContext, Task> change)
    {
        await using var db = database.NewContext(new FakeTimeProvider(now));
        await change(db);
        await db.SaveAsync(CancellationToken.None);
    }
}
