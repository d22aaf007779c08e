using Cms.Api.Http.Queries;
using FastEndpoints;

namespace Cms.Api.Admin.Articles;

/// <summary>Of what, and where to begin.</summary>
public sealed record ListRevisionsRequest
{
    /// <summary>The id of the article or page.</summary>
    public Guid Id { get; init; }

    /// <summary>Only revisions before this number; none begins at the newest.</summary>
    [QueryParam]
    public string? Before { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListRevisionsValidator : Validator<ListRevisionsRequest>
{
    /// <summary>The rules.</summary>
    public ListRevisionsValidator() => RuleFor(r => r.Before).WholeNumber(1, int.MaxValue);
}
