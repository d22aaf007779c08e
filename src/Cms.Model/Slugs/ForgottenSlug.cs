using System.Security.Cryptography;
using System.Text;

namespace Cms.Model.Slugs;

/// <summary>
/// An address that somebody asked to be forgotten under: it leads nowhere, and is never given to another. Whose it was is
/// not kept, nor the address itself, only its hash.
/// </summary>
public sealed class ForgottenSlug
{
    private ForgottenSlug() { }

    internal ForgottenSlug(ThingKind kind, string slug) => (Kind, Hash) = (kind, HashOf(slug));

    /// <summary>The kind of thing that stood there.</summary>
    public ThingKind Kind { get; private set; }

    /// <summary>SHA-256 of the slug, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The hash of a slug.</summary>
    public static string HashOf(string slug) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(slug)));
}
