using System.Text;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Postgres;

/// <summary>
/// The indexes of words as vectors of terms with their places, under a GIN index. They are put together here and never by the server, whose
/// analysis would be another.
/// </summary>
internal sealed class PostgresSearch : SearchIndex
{
    private const int None = -1;

    public override string Number => "number";

    public override string Matching(SearchTables tables, string expression) =>
        $"{tables.Index} WHERE terms @@ CAST({expression} AS tsquery)";

    public override object Value(SearchExpression expression) => Write(new StringBuilder(), expression).ToString();

    public override object Value(IReadOnlyCollection<string> texts) => texts.ToArray();

    public override object Value(IReadOnlyCollection<long> numbers) => numbers.ToArray();

    public override string Each(string value, string type) => $"SELECT unnest({value})";

    public override async Task AddAsync(
        CmsDbContext db,
        SearchTables tables,
        IReadOnlyList<(long Number, SearchDocument Document)> documents,
        CancellationToken ct
    )
    {
        if (documents.Count == 0)
            return;
        await db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO {tables.Index} (number, terms) SELECT v.number, v.terms::tsvector FROM unnest(@p0, @p1) AS v (number, terms)",
            [documents.Select(d => d.Number).ToArray(), documents.Select(d => Vector(d.Document)).ToArray()],
            ct
        );
    }

    public override Task TidyAsync(CmsDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            """
            SELECT gin_clean_pending_list('ix_search_index_terms'), gin_clean_pending_list('ix_desk_index_terms');
            ANALYZE search_index, search_pieces, desk_index, desk_pieces
            """,
            ct
        );

    protected override async Task AddSpellingsAsync(
        CmsDbContext db,
        IReadOnlyList<(long Key, string Word, bool IsWhole)> spellings,
        CancellationToken ct
    ) =>
        // Not unique: two saves that learn the same word at once would wait for each other.
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO search_spellings (key, word, is_whole) SELECT * FROM unnest(@p0, @p1, @p2)",
            [spellings.Select(s => s.Key).ToArray(), spellings.Select(s => s.Word).ToArray(), spellings.Select(s => s.IsWhole).ToArray()],
            ct
        );

    // Terms hold letters and digits alone, so nothing in the quotes has to be escaped.
    private static string Vector(SearchDocument document)
    {
        // Of each term the place where it is first, and of each place the next with its term.
        var (first, next) = (new int[document.Terms.Count], new int[document.Places.Length]);
        Array.Fill(first, None);
        for (var i = document.Places.Length - 1; i >= 0; i--)
        {
            if (document.Places[i] is >= 0 and var term)
                (next[i], first[term]) = (first[term], i);
        }

        var vector = new StringBuilder();
        for (var term = 0; term < first.Length; term++)
        {
            if (first[term] == None)
                continue;
            vector.Append('\'').Append(document.Terms[term]).Append('\'');
            var mark = ':';
            for (var i = first[term]; i != None; i = next[i])
            {
                vector.Append(mark).Append(SearchDocument.PlaceOf(i));
                mark = ',';
            }

            vector.Append(' ');
        }

        return vector.ToString();
    }

    private static StringBuilder Write(StringBuilder text, SearchExpression expression) =>
        expression switch
        {
            SearchExpression.Sequence({ Count: 1 } terms) => text.Append('\'').Append(terms[0]).Append('\''),
            SearchExpression.Sequence(var terms) => text.Append("('").AppendJoin("' <-> '", terms).Append("')"),
            SearchExpression.Any(var all) => Join(text, " | ", all),
            SearchExpression.All(var all) => Join(text, " & ", all),
            SearchExpression.Except(var these, var without) => Join(text, " & !", [these, without]),
            _ => throw new InvalidOperationException($"{expression.GetType().Name} has no form here."),
        };

    private static StringBuilder Join(StringBuilder text, string with, IReadOnlyList<SearchExpression> all)
    {
        text.Append('(');
        for (var i = 0; i < all.Count; i++)
            Write(i == 0 ? text : text.Append(with), all[i]);
        return text.Append(')');
    }
}
