using System.Text;
using System.Text.Json;
using Cms.Model.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>
/// The indexes of words in FTS5, which keeps the terms and no text. It is given terms parted by spaces and has nothing left to do to them:
/// its tokenizer <c>ascii</c> takes every letter beyond ASCII as it is, and of ASCII the terms hold small letters and digits alone.
/// </summary>
internal sealed class SqliteSearch : SearchIndex
{
    public override string Number => "rowid";

    public override string Matching(SearchTables tables, string expression) => $"{tables.Index} WHERE {tables.Index} MATCH {expression}";

    public override object Value(SearchExpression expression) => Write(new StringBuilder(), expression).ToString();

    public override object Value(IReadOnlyCollection<string> texts) => JsonSerializer.Serialize(texts);

    public override object Value(IReadOnlyCollection<long> numbers) => $"[{string.Join(',', numbers)}]";

    public override string Each(string value, string type) => $"SELECT value FROM json_each({value})";

    public override Task AddAsync(
        CmsDbContext db,
        SearchTables tables,
        IReadOnlyList<(long Number, SearchDocument Document)> documents,
        CancellationToken ct
    )
    {
        if (documents.Count == 0)
            return Task.CompletedTask;
        using var insert = new SqliteStatement(Handle(db), $"INSERT INTO {tables.Index} (rowid, terms) VALUES (?, ?)");
        foreach (var (number, document) in documents)
        {
            ct.ThrowIfCancellationRequested();
            insert.Bind(1, number);
            insert.BindText(2, document.Text);
            insert.Run();
        }

        return Task.CompletedTask;
    }

    public override async Task TidyAsync(CmsDbContext db, CancellationToken ct)
    {
        // So many pages of the index at a time: a moment for whoever waits for their turn. The first call, with a minus, lets all of it be
        // merged; the last changes less than two rows.
        const int Pages = 500;
        foreach (var tables in new[] { SearchTables.Public, SearchTables.Desk })
        {
            var changed = long.MaxValue;
            for (var pages = -Pages; changed >= 2; pages = Pages)
                changed = await db.CmsDatabase.WriteAsync(db, token => MergeAsync(db, tables, pages, token), ct);
        }
    }

    private static async Task<long> MergeAsync(CmsDbContext db, SearchTables tables, int pages, CancellationToken ct)
    {
        var connection = Handle(db);
        var before = raw.sqlite3_total_changes(connection);
        await db.Database.ExecuteSqlRawAsync($"INSERT INTO {tables.Index} ({tables.Index}, rank) VALUES ('merge', @p0)", [pages], ct);
        return raw.sqlite3_total_changes(connection) - before;
    }

    protected override Task AddSpellingsAsync(
        CmsDbContext db,
        IReadOnlyList<(long Key, string Word, bool IsWhole)> spellings,
        CancellationToken ct
    )
    {
        using var insert = new SqliteStatement(Handle(db), "INSERT OR IGNORE INTO search_spellings (key, word, is_whole) VALUES (?, ?, ?)");
        foreach (var (key, word, isWhole) in spellings)
        {
            ct.ThrowIfCancellationRequested();
            insert.Bind(1, key);
            insert.Bind(2, word);
            insert.Bind(3, isWhole);
            insert.Run();
        }

        return Task.CompletedTask;
    }

    private static sqlite3 Handle(CmsDbContext db) => ((SqliteConnection)db.Database.GetDbConnection()).Handle!;

    private static StringBuilder Write(StringBuilder text, SearchExpression expression) =>
        expression switch
        {
            SearchExpression.Sequence(var terms) => text.Append('"').AppendJoin(' ', terms).Append('"'),
            SearchExpression.Any(var all) => Join(text, " OR ", all),
            SearchExpression.All(var all) => Join(text, " AND ", all),
            SearchExpression.Except(var these, var without) => Join(text, " NOT ", [these, without]),
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
