using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cms.Model.Articles.Bodies;

/// <summary>What a text is remembered by.</summary>
internal static class TextKey
{
    [ThreadStatic]
    private static string? _lastText;

    [ThreadStatic]
    private static UInt128 _lastKey;

    /// <summary>
    /// A key that nobody can make another text for: what a text refers to decides who sees what. Whoever saves a text asks for several
    /// things of it one after the other.
    /// </summary>
    public static UInt128 Of(string text)
    {
        if (!ReferenceEquals(text, _lastText))
            (_lastText, _lastKey) = (text, MemoryMarshal.Read<UInt128>(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()))));
        return _lastKey;
    }
}
