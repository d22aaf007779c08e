using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Search;

/// <summary>The indexes of words as one kind of database keeps them, and how they are asked.</summary>
public abstract class SearchIndex
{
    /// <summary>The tables beyond those that the context knows.</summary>
    public IReadOnlyList<string> Tables { get; } =
    [SearchTables.Public.Index, "search_spellings", SearchTables.Desk.Index, SearchTables.Desk.Pieces];

    /// <summary>The column that the numbers of pieces stand in, in statements on <see cref="Matching"/>.</summary>
    public abstract string Number { get; }

    /// <summary>The table and its first term: what stands after FROM, and may go on with AND.</summary>
    /// <param name="tables">Which index.</param>
    /// <param name="expression">The statement's value for what is asked.</param>
    public abstract string Matching(SearchTables tables, string expression);

    /// <summary>What is asked, as a statement's value.</summary>
    public abstract object Value(SearchExpression expression);

    /// <summary>Any number of texts as one value of a statement.</summary>
    public abstract object Value(IReadOnlyCollection<string> texts);

    /// <summary>Any number of numbers as one value of a statement.</summary>
    public abstract object Value(IReadOnlyCollection<long> numbers);

    /// <summary>The query for the texts, or the numbers, in a value of the statement.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">What they are in SQL: <c>text</c> or <c>bigint</c>.</param>
    public abstract string Each(string value, string type);

    /// <summary>
    /// Puts the indexes in order after much was added at once, so that each word is in one place again. Others may write meanwhile.
    /// </summary>
    public abstract Task TidyAsync(CmsDbContext db, CancellationToken ct);

    /// <summary>Adds documents under numbers that have none.</summary>
    public abstract Task AddAsync(
        CmsDbContext db,
        SearchTables tables,
        IReadOnlyList<(long Number, SearchDocument Document)> documents,
        CancellationToken ct
    );

    /// <summary>Takes documents out.</summary>
    public Task RemoveAsync(CmsDbContext db, SearchTables tables, IReadOnlyCollection<long> numbers, CancellationToken ct) =>
        numbers.Count == 0
            ? Task.CompletedTask
            : db.Database.ExecuteSqlRawAsync(
                $"DELETE FROM {tables.Index} WHERE {Number} IN ({Each("@p0", "bigint")})",
                [Value(numbers)],
                ct
            );

    /// <summary>
    /// Learns words, so that misspelt ones can be put right. A piece that is taken down unlearns none, for nobody knows who else has it:
    /// whether a word may be told is asked when it is to be.
    /// </summary>
    public async Task LearnAsync(CmsDbContext db, IReadOnlyCollection<string> words, CancellationToken ct)
    {
        if (words.Count == 0)
            return;
        var keys = words.Select(Spelling.KeyOf).ToList();
        var known = await db.QueryAsync(
            new Reading.Statement(
                $"SELECT s.word FROM search_spellings s WHERE s.key IN ({Each("@p0", "bigint")}) AND s.is_whole = TRUE",
                [Value(keys)]
            ),
            row => row.GetString(0),
            ct
        );
        var unknown = words.Except(known).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            await AddSpellingsAsync(
                db,
                [.. unknown.SelectMany(w => Spelling.KeysOf(w).Select(key => (key, w, key == Spelling.KeyOf(w))))],
                ct
            );
    }

    /// <summary>
    /// Unlearns words of somebody's name that nothing may tell any more, but for those that another name or a title has; what only a body
    /// has is learnt again with its next save.
    /// </summary>
    /// <param name="db">The context of the save.</param>
    /// <param name="words">The words.</param>
    /// <param name="of">Whose they were.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ForgetAsync(CmsDbContext db, IReadOnlyCollection<string> words, Guid of, CancellationToken ct)
    {
        if (words.Count == 0)
            return;
        // Every word of a name or a title begins a key.
        await db.Database.ExecuteSqlRawAsync(
            $"""
            DELETE FROM search_spellings WHERE key IN ({Each("@p0", "bigint")}) AND word IN ({Each("@p1", "text")})
            AND NOT EXISTS (SELECT 1 FROM search_keys k WHERE k.kind IN ('Article', 'Author', 'Series', 'Topic')
            AND k.key >= search_spellings.word AND k.key < search_spellings.word || '!' AND k.thing_id <> @p2)
            """,
            [Value([.. words.SelectMany(Spelling.KeysOf).Distinct()]), Value(words), db.CmsDatabase.Sql.Value(of)],
            ct
        );
    }

    /// <summary>The words of a name that are learnt.</summary>
    public static IEnumerable<string> WordsOf(string name) => Folding.KeyOf(name).Split(' ').Where(Spelling.IsLearnt).Distinct();

    /// <summary>Adds what words are looked for under. Nothing waits for another save that adds the same.</summary>
    protected abstract Task AddSpellingsAsync(
        CmsDbContext db,
        IReadOnlyList<(long Key, string Word, bool IsWhole)> spellings,
        CancellationToken ct
    );
}
