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
}
