using Cms.Api.Http.Queries;

namespace Cms.Api.Http.Lists;

/// <summary>The numbers of every list.</summary>
internal static class ListRules
{
    public const int DefaultLimit = 20;
    public const int MostLimit = 100;
    public const int DeepestByPage = 5_000;

    /// <summary>Most things on a page: what a caller says, or the default.</summary>
    public static int LimitOf(string? limit) => (int)(Parse.Number(limit) ?? DefaultLimit);
}
