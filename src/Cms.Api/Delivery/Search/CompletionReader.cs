using Cms.Api.Delivery.Articles;
using Cms.Model;
using Cms.Model.Reading;
using Cms.Model.Search;

namespace Cms.Api.Delivery.Search;

/// <summary>Reads what completes something typed: of each kind one short walk along keys, however large the magazine is.</summary>
internal sealed class CompletionReader(CmsDatabase database, ArticleReader articles, Addresses addresses)
{
    // One thing may have several keys; and keys of names that nobody public has stand among the others.
    private const int MostLooked = 50;
    private const int MostNamesLooked = 1_000;

    private static readonly (ThingKind Kind, string Name)[] Named =
    [
        (ThingKind.Author, "name"),
        (ThingKind.Topic, "name"),
        (ThingKind.Series, "title"),
    ];

    /// <summary>The suggestions: a few of each kind of name before titles.</summary>
    public async Task<IReadOnlyList<SuggestionResponse>> ReadAsync(string typed, int limit, CancellationToken ct)
    {
        var key = Folding.KeyOf(typed);
        if (key.Length == 0)
            return [];
        key = key[..Math.Min(key.Length, SearchKey.MaxLength)];
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var found = new List<SuggestionResponse>();
        foreach (var (kind, name) in Named)
            found.AddRange((await NamesAsync(read, kind, name, key, ct)).Take(Math.Max(1, limit / 4)));
        var titles = await TitlesAsync(read, key, limit, ct);
        // Where there are few titles, there is more room for names; where there are many, some of both are told.
        return [.. found.Take(Math.Max(limit / 2, limit - titles.Count)).Concat(titles).Take(limit)];
    }

    private Task<List<SuggestionResponse>> NamesAsync(ReadConnection read, ThingKind kind, string name, string key, CancellationToken ct)
    {
        var (keys, table) = (KeysOf(kind, MostNamesLooked), Kinds.Of(kind).Table);
        return read.QueryAsync(
            new Statement(
                $"""
                SELECT DISTINCT t.id, t.slug, t.{name}, t.sort_{name} FROM ({keys}) k CROSS JOIN {table} t
                WHERE t.id = k.thing_id AND t.is_public IS TRUE ORDER BY t.sort_{name}, t.id LIMIT {MostLooked}
                """,
                [key, End(key)]
            ),
            row => Suggestion(kind, row.GetId(0), row.GetString(1), row.GetString(2)),
            ct
        );
    }

    private async Task<List<SuggestionResponse>> TitlesAsync(ReadConnection read, string key, int limit, CancellationToken ct)
    {
        var ids = await read.QueryAsync(new Statement(KeysOf(ThingKind.Article, MostLooked), [key, End(key)]), row => row.GetId(0), ct);
        List<Guid> first = [.. ids.Distinct().Take(limit)];
        var readable = await articles.ReadableAsync(read, first, ct);
        return
        [
            .. first.Where(readable.ContainsKey).Select(id => Suggestion(ThingKind.Article, id, readable[id].Slug, readable[id].Title)),
        ];
    }

    private SuggestionResponse Suggestion(ThingKind kind, Guid id, string slug, string text) =>
        new()
        {
            Kind = kind,
            Id = id,
            Slug = slug,
            Url = addresses.Page(kind, slug),
            Text = text,
        };

    private static string KeysOf(ThingKind kind, int most) =>
        $"""
            SELECT thing_id, key FROM search_keys WHERE kind = '{kind}' AND key >= @p0 AND key < @p1
            ORDER BY key, thing_id LIMIT {most}
            """;

    // Behind everything that begins so.
    private static string End(string key) => key + char.ConvertFromUtf32(0x10FFFF);
}
