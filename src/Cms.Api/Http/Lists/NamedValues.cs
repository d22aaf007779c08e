using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Api.Http.Lists;

/// <summary>Whose the values of a list's filters are.</summary>
/// <param name="Unknown">Those that are nobody's, each as <c>author=ines-okafr</c>.</param>
/// <param name="HangsOn">The stamp slots of what was found, and of the kinds of what was not: what can make it untrue.</param>
internal sealed record NamedValues(IReadOnlyList<string> Unknown, IReadOnlyList<int> HangsOn)
{
    /// <summary>No such filter was sent.</summary>
    public static NamedValues None { get; } = new([], []);

    /// <summary>Looks them up.</summary>
    /// <param name="read">Reads.</param>
    /// <param name="database">The database it reads.</param>
    /// <param name="filters">The filters of the list.</param>
    /// <param name="onlyPublic">Whether who is not public is nobody, as it is to everybody but the desk.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<NamedValues> FindAsync(
        ReadConnection read,
        CmsDatabase database,
        IEnumerable<NamedFilter> filters,
        bool onlyPublic,
        CancellationToken ct
    )
    {
        var asked = filters.Where(f => f.Values.Count > 0).ToList();
        if (asked.Count == 0)
            return None;
        await read.BeginSnapshotAsync(ct);
        var (unknown, hangsOn) = (new List<string>(), new HashSet<int>());
        foreach (var (parameter, kind, values) in asked)
        {
            var things = Kinds.Of(kind).Table;
            // Whoever was merged with another is the other; all else is what it is, and is looked up once.
            var (asks, from) =
                kind == ThingKind.Author
                    ? ("o", $"{things} o JOIN {things} t ON t.id = COALESCE(o.merged_into, o.id)")
                    : ("t", $"{things} t");
            var visible = onlyPublic ? " AND t.is_public IS TRUE" : "";
            var (ids, slugs) = (new HashSet<Guid>(), new HashSet<string>());
            var text = new StatementText();
            if (values.Select(Parse.Id).OfType<Guid>().Distinct().ToList() is { Count: > 0 } byId)
            {
                var wanted = string.Join(", ", byId.Select(id => text.Value(database.Sql.Value(id))));
                ids =
                [
                    .. await read.QueryAsync(
                        text.With(
                            $"""
                            SELECT t.id, {asks}.id FROM {from} WHERE {asks}.id IN ({wanted}){visible}
                            """
                        ),
                        row => Seen(row.GetId(0), row.GetId(1)),
                        ct
                    ),
                ];
            }

            text = new StatementText();
            if (values.Where(v => Parse.Id(v) is null).Distinct().ToList() is { Count: > 0 } bySlug)
            {
                var wanted = string.Join(", ", bySlug.Select(v => text.Value(v)));
                slugs =
                [
                    .. await read.QueryAsync(
                        text.With(
                            $"""
                            SELECT t.id, s.slug FROM {from} JOIN slugs s ON s.target_id = {asks}.id WHERE s.kind = '{kind}'
                            AND s.slug IN ({wanted}){visible}
                            """
                        ),
                        row => Seen(row.GetId(0), row.GetString(1)),
                        ct
                    ),
                ];
            }

            var missing = values
                .Distinct()
                .Where(v => Parse.Id(v) is { } id ? !ids.Contains(id) : !slugs.Contains(v))
                .Select(v => $"{parameter}={v}")
                .ToList();
            if (missing.Count > 0)
                hangsOn.Add(ChangeFollower.SlotOf(kind));
            unknown.AddRange(missing);
        }

        return new NamedValues(unknown, [.. hangsOn]);

        T Seen<T>(Guid target, T asked)
        {
            hangsOn.Add(ChangeFollower.SlotOf(target));
            return asked;
        }
    }
}
