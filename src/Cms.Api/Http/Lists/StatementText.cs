using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Http.Lists;

/// <summary>Gathers a statement's values while its text is written.</summary>
internal sealed class StatementText
{
    private readonly List<object> _values = [];

    /// <summary>Adds a value and gives the name it goes by in the text.</summary>
    public string Value(object value)
    {
        _values.Add(value);
        return $"@p{_values.Count - 1}";
    }

    /// <summary>The finished statement.</summary>
    public Statement With(string text) => new(text, [.. _values]);

    /// <summary>The id that an address leads to, which is an id itself or a slug of now or before; an unknown slug leads to none.</summary>
    public string IdOf(string address, ThingKind kind, CmsDatabase database) =>
        Parse.Id(address) is { } id
            ? Value(database.Sql.Value(id))
            : $"(SELECT s.target_id FROM slugs s WHERE s.kind = '{kind}' AND s.slug = {Value(address)})";

    /// <summary>The id of the author that an address leads to, or of whom they turned out to be.</summary>
    public string AuthorOf(string address, CmsDatabase database) =>
        $"(SELECT COALESCE(o.merged_into, o.id) FROM authors o WHERE o.id = {IdOf(address, ThingKind.Author, database)})";
}
