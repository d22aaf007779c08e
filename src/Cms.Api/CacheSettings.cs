namespace Cms.Api;

/// <summary>The cache of answers and what other caches are told (<c>Cms:Cache:…</c>).</summary>
public sealed record CacheSettings
{
    private string? _cacheControl;

    /// <summary>Most memory for ready answers, in megabytes; 0 keeps none.</summary>
    public int MaxMegabytes { get; init; } = 64;

    /// <summary>Seconds a shared cache may answer by itself (<c>s-maxage</c>).</summary>
    public int SharedMaxAge { get; init; } = 60;

    /// <summary>Seconds it may go on answering while it asks anew.</summary>
    public int StaleWhileRevalidate { get; init; } = 60;

    /// <summary>Seconds it may go on answering while this server does not.</summary>
    public int StaleIfError { get; init; } = 86_400;

    /// <summary>The Cache-Control of what may be kept, made of the above once.</summary>
    internal string CacheControl =>
        _cacheControl ??=
            $"public, max-age=0, s-maxage={SharedMaxAge}, stale-while-revalidate={StaleWhileRevalidate}, stale-if-error={StaleIfError}";

    /// <summary>Which header carries the purge tags: <c>Surrogate-Key</c> or <c>Cache-Tag</c>.</summary>
    public string TagHeader { get; init; } = "Surrogate-Key";
}
