using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Reading;
using Cms.Model.Slugs;

namespace Cms.Api.Admin;

/// <summary>Slugs for new things: made from a name, and told apart by a number where another thing has or had the same.</summary>
internal sealed class NewSlugs
{
    // Between nodes it may be lost to others of the same name, but hardly so often in a row.
    private const int MostTries = 20;

    private readonly Turns _turns = new();

    /// <summary>
    /// Saves a new thing under a slug of its own. A slug that the caller chose is taken or refused. Of those made from one name,
    /// one is saved after the other, so that each sees the numbers before its own: whoever named no slug is not told of one.
    /// </summary>
    /// <param name="db">The context.</param>
    /// <param name="kind">The kind of thing.</param>
    /// <param name="chosen">The slug that the caller chose; null makes one.</param>
    /// <param name="name">What it is made from.</param>
    /// <param name="save">Makes the thing at a slug, adds it and saves.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<T> SaveAsync<T>(
        CmsDbContext db,
        ThingKind kind,
        string? chosen,
        string name,
        Func<string, Task<T>> save,
        CancellationToken ct
    )
    {
        if (chosen is not null)
            return await save(chosen);
        var slug = Slug.From(name);
        using var turn = await _turns.EnterAsync($"{kind} {slug}", Timeout.InfiniteTimeSpan, ct);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await save(await FreeAsync(db, kind, slug, ct));
            }
            catch (NewsroomRule rule) when (rule.Code == "slug-taken")
            {
                // Stored between the look and the save, by another node or by whoever chose just this.
                if (tries == MostTries)
                    throw new ProblemException("busy", "Many of this name are being made at this moment; send the request again.");
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The first slug after this one that no other thing of the kind has or had: itself, or with a number.</summary>
    public static async Task<string> FreeAsync(CmsDbContext db, ThingKind kind, string slug, CancellationToken ct)
    {
        // Each look doubles the reach, so that the thousandth of a name costs ten looks and not a thousand.
        for (var (from, count) = (1, 8); ; from += count, count *= 2)
        {
            var candidates = Enumerable.Range(from, count).Select(n => n == 1 ? slug : Numbered(slug, n)).ToList();
            var taken = await TakenAsync("slugs", "slug", candidates);
            // Only people are forgotten; their former slugs are nobody's.
            if (kind == ThingKind.Author)
            {
                var hashes = candidates.ConvertAll(ForgottenSlug.HashOf);
                var forgotten = await TakenAsync("forgotten_slugs", "hash", hashes);
                taken.AddRange(candidates.Where(c => forgotten.Contains(ForgottenSlug.HashOf(c))));
            }

            if (candidates.Except(taken).FirstOrDefault() is { } free)
                return free;
        }

        Task<List<string>> TakenAsync(string table, string column, List<string> wanted)
        {
            var values = string.Join(", ", wanted.Select((_, i) => $"@p{i + 1}"));
            return db.QueryAsync(
                new Statement($"SELECT {column} FROM {table} WHERE kind = @p0 AND {column} IN ({values})", [kind.ToString(), .. wanted]),
                row => row.GetString(0),
                ct
            );
        }
    }

    private static string Numbered(string slug, int number)
    {
        var suffix = FormattableString.Invariant($"-{number}");
        return slug[..Math.Min(slug.Length, Slug.MaxLength - suffix.Length)].TrimEnd('-') + suffix;
    }
}
