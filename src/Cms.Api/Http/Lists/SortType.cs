namespace Cms.Api.Http.Lists;

/// <summary>The type of a sort key, which a cursor must give back exactly.</summary>
internal enum SortType
{
    Instant,
    Text,
    Number,
}
