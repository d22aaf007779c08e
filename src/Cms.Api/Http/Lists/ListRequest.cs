using Cms.Api.Http.Queries;
using FastEndpoints;

namespace Cms.Api.Http.Lists;

/// <summary>What every list takes.</summary>
public abstract record ListRequest
{
    /// <summary>Most things per page.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    /// <summary>Goes on after a page: its <c>meta.nextCursor</c>, with the same filters and sort.</summary>
    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>A page by number, from 1; reaches the first 5,000 things, deeper goes by <c>cursor</c>.</summary>
    [QueryParam]
    public string? Page { get; init; }

    /// <summary>Whether to count everything that matches, as <c>meta.total</c>.</summary>
    [QueryParam]
    public string? Count { get; init; }

    /// <summary>Most things on this page.</summary>
    internal int LimitOrDefault => ListRules.LimitOf(Limit);

    /// <summary>The page's number; null under a cursor.</summary>
    internal int? PageOrDefault => Cursor is not null ? null : (int)(Parse.Number(Page) ?? 1);
}
