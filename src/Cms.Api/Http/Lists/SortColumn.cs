namespace Cms.Api.Http.Lists;

/// <summary>One sort key: the column, its type and which way it runs.</summary>
internal sealed record SortColumn(string Column, SortType Type, bool IsDescending);
