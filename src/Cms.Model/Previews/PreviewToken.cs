using System.Security.Cryptography;
using System.Text;

namespace Cms.Model.Previews;

/// <summary>A preview's token as it stands in its address: <c>prv_</c> and 40 random letters and digits, 238 bits.</summary>
public static class PreviewToken
{
    private const string Prefix = "prv_";
    private const int Length = 40;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new one.</summary>
    public static string New() => Prefix + RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>What is stored of one.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
