namespace Cms.Api.Http.Doors;

/// <summary>What makes a request one that is done once however often it is sent.</summary>
/// <param name="Scope">Who sent it, with the method and path.</param>
/// <param name="Key">The key the caller chose.</param>
/// <param name="BodyHash">SHA-256 of its body.</param>
internal sealed record Once(string Scope, string Key, byte[] BodyHash)
{
    /// <summary>Stands between a call's key and the place of one of its parts; no caller can choose a key with it.</summary>
    public const string PartMark = " ";

    /// <summary>The mark of one part of the call.</summary>
    public Once Part(int index) =>
        this with
        {
            Key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Key}{PartMark}{index}"),
        };
}
