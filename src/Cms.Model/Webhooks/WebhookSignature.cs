using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cms.Model.Webhooks;

/// <summary>Signatures by which a receiver knows that a message is ours and as it was sent (Standard Webhooks, symmetric).</summary>
public static class WebhookSignature
{
    /// <summary>What a secret begins with; base64 of its bytes follows.</summary>
    public const string SecretPrefix = "whsec_";

    /// <summary>Longest secret as it is written: 64 bytes.</summary>
    public const int MaxSecretLength = 94;

    private const int SecretBytes = 32;

    /// <summary>A new secret: 32 random bytes; the standard asks for 24 to 64.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret, parted by spaces.</summary>
    /// <param name="secrets">Secrets as they are shown, the newest first.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>: seconds since 1970, UTC.</param>
    /// <param name="body">The body's bytes as they are sent.</param>
    /// <exception cref="FormatException">A secret is not one.</exception>
    public static string Sign(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed))));
    }

    private static byte[] KeyOf(string secret) =>
        secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            ? Convert.FromBase64String(secret[SecretPrefix.Length..])
            : throw new FormatException($"A secret begins with {SecretPrefix}.");
}
