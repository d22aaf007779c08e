using System.Security.Cryptography;
using System.Text;

namespace Cms.Model.Access;

/// <summary>A key as it is sent: <c>cms_&lt;id&gt;_&lt;secret&gt;</c>.</summary>
public sealed record KeyText
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly string _text;

    private KeyText(string id, string text) => (Id, _text) = (id, text);

    /// <summary>The part that names it.</summary>
    public string Id { get; }

    /// <summary>A new one: 40 random letters and digits are 238 bits.</summary>
    public static KeyText New()
    {
        var id = RandomNumberGenerator.GetString(Letters, 12);
        return new KeyText(id, $"cms_{id}_{RandomNumberGenerator.GetString(Letters, 40)}");
    }

    /// <summary>The key in a text; null where it is none.</summary>
    public static KeyText? Parse(string text)
    {
        var parts = text.Split('_');
        return
            parts.Length == 3
            && parts[0] == "cms"
            && parts[1].Length is >= 8 and <= 32
            && parts[2].Length is >= 32 and <= 128
            && parts[1].All(char.IsAsciiLetterOrDigit)
            && parts[2].All(char.IsAsciiLetterOrDigit)
            ? new KeyText(parts[1], text)
            : null;
    }

    /// <summary>What is stored of it.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(_text));

    /// <summary>Whether a stored hash is of this key, in the same time whether it is or not.</summary>
    public bool Opens(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash(), hash);

    /// <inheritdoc />
    public override string ToString() => _text;
}
