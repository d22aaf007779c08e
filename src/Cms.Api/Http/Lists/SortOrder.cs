using System.Globalization;
using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Http.Lists;

/// <summary>The order of a list, with the id last, so that ties never shuffle.</summary>
internal sealed record SortOrder(IReadOnlyList<SortColumn> Columns, string IdColumn)
{
    private static DateTime LongAgo { get; } = DateTime.SpecifyKind(DateTime.MinValue.AddDays(1), DateTimeKind.Utc);

    private bool IdIsDescending => Columns[^1].IsDescending;

    private bool IsUniform => Columns.All(c => c.IsDescending == IdIsDescending);

    /// <summary>The ORDER BY clause.</summary>
    public string OrderBy =>
        string.Join(
            ", ",
            Columns.Select(c => c.Column + (c.IsDescending ? " DESC" : "")).Append(IdColumn + (IdIsDescending ? " DESC" : ""))
        );

    /// <summary>The columns a cursor is made of.</summary>
    public IEnumerable<string> KeyColumns => Columns.Select(c => c.Column).Append(IdColumn);

    /// <summary>
    /// True of every row: with it SQLite walks the index of the first of several keys, and without it sorts everything by all of them.
    /// </summary>
    public string AnyFirstKey(StatementText text, CmsDatabase database) =>
        Columns[0] switch
        {
            { Type: SortType.Instant, Column: var column } => $"{column} > {text.Value(database.Sql.Value(LongAgo))}",
            { Type: SortType.Text, Column: var column } => $"{column} >= ''",
            { Column: var column } => $"{column} > {text.Value(-1L)}",
        };

    /// <summary>
    /// The predicate for everything after a cursor. The leading key alone bounds it, so the database begins where the
    /// last page ended instead of walking from the top.
    /// </summary>
    public string After(StatementText text, CursorKeys keys, CmsDatabase database)
    {
        var values = new List<string>();
        for (var i = 0; i < Columns.Count; i++)
        {
            values.Add(
                text.Value(
                    Columns[i].Type switch
                    {
                        SortType.Instant => database.Sql.Value(keys.Instant(i)),
                        SortType.Number => keys.Number(i),
                        _ => keys.Text(i),
                    }
                )
            );
        }

        values.Add(text.Value(database.Sql.Value(keys.Id)));
        var columns = KeyColumns.ToList();
        if (IsUniform)
            return $"({string.Join(", ", columns)}) {(IdIsDescending ? "<" : ">")} ({string.Join(", ", values)})";

        var directions = Columns.Select(c => c.IsDescending).Append(IdIsDescending).ToList();
        var nested = $"{columns[^1]} {Beyond(directions[^1])} {values[^1]}";
        for (var i = columns.Count - 2; i >= 0; i--)
            nested = $"{columns[i]} {Beyond(directions[i])} {values[i]} OR ({columns[i]} = {values[i]} AND ({nested}))";
        return $"{columns[0]} {Beyond(directions[0])}= {values[0]} AND ({nested})";
    }

    /// <summary>The keys of a row as a cursor keeps them, from the columns that begin at <paramref name="first"/>.</summary>
    public string[] KeysOf(Row row, int first) =>
        [
            .. Columns.Select(
                (column, i) =>
                    column.Type switch
                    {
                        SortType.Instant => CursorKeys.Kept(row.GetInstant(first + i)),
                        SortType.Number => row.GetInt64(first + i).ToString(CultureInfo.InvariantCulture),
                        _ => row.GetString(first + i),
                    }
            ),
        ];

    private static string Beyond(bool isDescending) => isDescending ? "<" : ">";
}
