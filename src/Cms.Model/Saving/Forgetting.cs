using System.Text;
using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Changes;
using Cms.Model.Search;
using Cms.Model.Slugs;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// Takes what a person was called out of everything that is kept: addresses, rows of the log and their tags, ready
/// answers; of a former name also the audit log, answers kept to be given again, and credits that printed it. What others
/// wrote in their own words stays as it is.
/// </summary>
internal sealed class Forgetting(CmsDbContext db, Author author, Effects effects, DateTime now)
{
    private readonly CmsDatabase _database = db.CmsDatabase;
    private readonly bool _isDisappearing = effects.Has<Effect.Disappeared>(author);
    private readonly bool _isForgetting = effects.Has<Effect.NameForgotten>(author);
    private readonly string? _formerName = effects.Of<Effect.Renamed>(author).FirstOrDefault()?.Former;
    private readonly List<string> _slugs = [];

    /// <summary>Those that a save asks for.</summary>
    public static IReadOnlyList<Forgetting> In(SaveState save) =>
        [
            .. save
                .Db.ChangeTracker.Entries<Author>()
                .Where(e => e.State != EntityState.Added && save.Effects.Forgets(e.Entity))
                .Select(e => new Forgetting(save.Db, e.Entity, save.Effects, save.Now)),
        ];

    /// <summary>Before the save stores anything: former addresses lead nowhere from now on, and to nobody else either.</summary>
    public async Task CloseSlugsAsync(CancellationToken ct)
    {
        foreach (var slug in await db.Slugs.Where(s => s.Kind == ThingKind.Author && s.TargetId == author.Id).ToListAsync(ct))
        {
            if (slug.Slug == author.Slug)
                continue;
            _slugs.Add(slug.Slug);
            if (!_isForgetting)
                continue;
            db.Remove(slug);
            // What no reader ever saw may be somebody else's.
            if (author.WasPublic)
                db.Add(new ForgottenSlug(ThingKind.Author, slug.Slug));
        }

        // Readers are not told anything of who disappears: it comes back under the same address, if it does.
        if (_isDisappearing)
            _slugs.Add(author.Slug);
    }

    /// <summary>After the author is stored.</summary>
    public async Task RewriteAsync(CancellationToken ct)
    {
        await RewriteRowsAsync(ct);
        // The save has held these pieces since before it stored anything, and no answer is stored to a piece that is held: none
        // comes back between this and the commit, and none after it, when their versions have risen.
        var shown = SpreadSet.OfAuthor(author, isHidden: true, _database).Ids(0);
        await ArticleDocument.RemoveAsync(db, shown, _database.Sql.Value(author.Id), ct);
        if (!_isForgetting)
            return;
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE audit_entries SET name = @p1 WHERE thing_id = @p0",
            [_database.Sql.Value(author.Id), author.Slug],
            ct
        );
        var names = await RewriteCreditsAsync(ct);
        foreach (var name in names)
            await ForgetAnswersAsync(JsonSerializer.Serialize(name, StoredJson.Options), ct);

        foreach (var slug in _slugs)
            await ForgetAnswersAsync($"\"slug\":\"{slug}\"", ct);

        var words = names.Concat(_slugs.Select(s => s.Replace('-', ' '))).SelectMany(SearchIndex.WordsOf);
        await _database.Search.ForgetAsync(db, [.. words.Except(SearchIndex.WordsOf(author.Name))], author.Id, ct);
    }

    private async Task RewriteRowsAsync(CancellationToken ct)
    {
        var slug = author.PublicSlug is null ? "NULL" : "@p1";
        object[] values = author.PublicSlug is null
            ? [_database.Sql.Value(author.Id)]
            : [_database.Sql.Value(author.Id), author.PublicSlug];
        await db.Database.ExecuteSqlRawAsync($"UPDATE changes SET slug = {slug}, previous_slug = NULL WHERE thing_id = @p0", values, ct);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE changes SET slug = NULL, previous_slug = NULL WHERE thing_id IN (SELECT id FROM authors WHERE merged_into = @p0)",
            [_database.Sql.Value(author.Id)],
            ct
        );
        // Who is not named is not told of by an id either: it would tell which pieces are by one hand.
        if (_isDisappearing)
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE changes SET caused_by_kind = NULL, caused_by_id = NULL WHERE caused_by_id = @p0",
                [_database.Sql.Value(author.Id)],
                ct
            );
        var id = author.Id.ToString();
        foreach (var former in _isDisappearing ? _slugs.Append(id) : _slugs)
        {
            var tag = CacheTags.One(ThingKind.Author, former);
            var present = author.PublicSlug is null ? " " : $" {CacheTags.One(ThingKind.Author, id)} ";
            await db.Database.ExecuteSqlRawAsync(
                $"UPDATE changes SET tags = trim(replace(' ' || tags || ' ', @p1, @p2)) WHERE {_database.Sql.Holds("tags", "@p0")}",
                [tag, $" {tag} ", present],
                ct
            );
        }
    }

    /// <summary>
    /// Takes every name that was theirs out of credits: the one this save replaced, and those a former address was made of.
    /// </summary>
    /// <returns>The names.</returns>
    private async Task<IReadOnlyCollection<string>> RewriteCreditsAsync(CancellationToken ct)
    {
        var names = new HashSet<string>();
        if (_formerName is not null)
            names.Add(_formerName);
        var rewriting = new CreditRewriting(db, author.Id, Uncredited);
        await rewriting.RewriteArticlesAsync("forget-former-name", now, ct);
        await rewriting.RewriteRevisionsAsync(ct);
        return names;

        Contribution Uncredited(Contribution credit)
        {
            if (credit.CreditedAs is not { } name || (name != _formerName && !IsFormer(name)))
                return credit;
            names.Add(name);
            return credit with { CreditedAs = null };
        }
    }

    // Also where it stands among other words, such as a title before it.
    private bool IsFormer(string name) =>
        name != author.Name
        && (_slugs.Exists(slug => Slug.IsMadeOf(slug, name)) || Former().Any(former => Slug.IsNamedIn(Slug.Words(name), former)));

    // What the present name says too is no former one.
    private IEnumerable<string> Former() =>
        _slugs
            .Select(Slug.WithoutNumber)
            .Concat(_formerName is null ? [] : [_formerName])
            .Select(Slug.Words)
            .Where(former => !Slug.IsNamedIn(Slug.Words(author.Name), former));

    private Task<int> ForgetAnswersAsync(string json, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            $"DELETE FROM idempotent_answers WHERE {_database.Sql.Holds("body", "@p0")}",
            [Encoding.UTF8.GetBytes(json)],
            ct
        );
}
