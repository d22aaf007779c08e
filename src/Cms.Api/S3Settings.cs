namespace Cms.Api;

/// <summary>An object store that speaks S3 (<c>Cms:Media:S3:…</c>).</summary>
public sealed record S3Settings
{
    /// <summary>Where it is, such as <c>https://s3.example.org</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The bucket; it has to be there.</summary>
    public required string Bucket { get; init; }

    /// <summary>Its region, which requests are signed for.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The name of the key.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The key.</summary>
    public required string SecretKey { get; init; }

    /// <summary>What the names in the bucket begin with, such as <c>pictures/</c>; empty for nothing.</summary>
    public string Prefix { get; init; } = "";
}
