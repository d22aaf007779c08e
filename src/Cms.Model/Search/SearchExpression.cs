namespace Cms.Model.Search;

/// <summary>
/// What is asked of the index of words. Each database writes it in its own grammar; a term holds letters and digits alone.
/// </summary>
public abstract record SearchExpression
{
    private SearchExpression() { }

    /// <summary>These terms, one right after the other; one of them alone is a word.</summary>
    public sealed record Sequence(IReadOnlyList<string> Terms) : SearchExpression;

    /// <summary>At least one of these.</summary>
    public sealed record Any(IReadOnlyList<SearchExpression> Of) : SearchExpression;

    /// <summary>Each of these.</summary>
    public sealed record All(IReadOnlyList<SearchExpression> Of) : SearchExpression;

    /// <summary>One without the other.</summary>
    public sealed record Except(SearchExpression These, SearchExpression Without) : SearchExpression;
}
