using System.Globalization;
using Cms.Api.Access;
using Cms.Api.Http.Problems;
using Cms.Model.Access;

namespace Cms.Api.Http.Doors;

/// <summary>What makes a request one that is done once however often it is sent.</summary>
/// <param name="Scope">Who sent it, with the method and path.</param>
/// <param name="Key">The key the caller chose.</param>
/// <param name="BodyHash">SHA-256 of its body.</param>
internal sealed record Once(string Scope, string Key, byte[] BodyHash)
{
    /// <summary>Stands between a call's key and the place of one of its parts; no caller can choose a key with it.</summary>
    public const string PartMark = " ";

    private const string Header = "Idempotency-Key";

    /// <summary>What makes a request one that is done once; null where nobody asked for that.</summary>
    public static Once? Of(HttpContext context, Func<byte[]> bodyHash)
    {
        if (context.Features.Get<PartOfCall>() is { } part)
            return part.Once;
        var http = context.Request;
        return HttpMethods.IsPost(http.Method) && http.Headers.TryGetValue(Header, out var key)
            ? new Once($"{Caller.Of(context)!.Id} {http.Method} {http.Path}{http.QueryString}", Checked(key.ToString()), bodyHash())
            : null;
    }

    /// <summary>The mark of one part of the call.</summary>
    public Once Part(int index) => this with { Key = string.Create(CultureInfo.InvariantCulture, $"{Key}{PartMark}{index}") };

    /// <summary>The refusal of a key that came with another body.</summary>
    public static ProblemException Reused() =>
        ProblemException.Parameter(
            "idempotency-key-reused",
            Header,
            "This key came with another body before; a new request takes a new key."
        );

    private static string Checked(string key) =>
        key.Length is > 0 and <= IdempotentAnswer.MaxKeyLength && key.All(c => c is > ' ' and < '\x7f')
            ? key
            : throw ProblemException.Parameter(
                "invalid-parameter",
                Header,
                $"{Header} should be 1 to {IdempotentAnswer.MaxKeyLength} visible ASCII characters."
            );
}
