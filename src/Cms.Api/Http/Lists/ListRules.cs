namespace Cms.Api.Http.Lists;

/// <summary>The numbers of every list.</summary>
internal static class ListRules
{
    public const int DefaultLimit = 20;
    public const int MostLimit = 100;
    public const int DeepestByPage = 5_000;
}
