using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Cms.Model.Licenses;

/// <summary>
/// Identifiers of licenses as SPDX has them (https://spdx.org/licenses/): those of its list, and <c>LicenseRef-…</c> for what is not on it.
/// </summary>
public static partial class SpdxIds
{
    /// <summary>What the identifier of a license begins with that is not on the list.</summary>
    public const string OwnPrefix = "LicenseRef-";

    // SPDX compares without regard to case and prints them in one spelling.
    private static readonly FrozenDictionary<string, string> Listed = Read().ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The identifier in the spelling it is printed in; null of what is no identifier.</summary>
    public static string? Find(string id) =>
        Listed.TryGetValue(id, out var listed) ? listed
        : OwnId().IsMatch(id) ? OwnPrefix + id[OwnPrefix.Length..]
        : null;

    /// <summary>
    /// The identifier in the spelling it is printed in. Of what is none, as was stored before they were judged, one of its own is made.
    /// </summary>
    public static string Normalised(string id) => Find(id) ?? OwnFor(id);

    /// <summary>An identifier of its own for a license that somebody only has words for.</summary>
    public static string OwnFor(string words) =>
        OwnPrefix + (NotInIds().Replace(words, "-").Trim('-') is { Length: > 0 } kept ? kept : "Unnamed");

    private static IEnumerable<string> Read()
    {
        using var list = new StreamReader(typeof(SpdxIds).Assembly.GetManifestResourceStream("spdx-license-ids.txt")!);
        return list.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'));
    }

    [GeneratedRegex(@"\A(?i:LicenseRef-)[A-Za-z0-9.-]+\z")]
    private static partial Regex OwnId();

    [GeneratedRegex("[^A-Za-z0-9.]+")]
    private static partial Regex NotInIds();
}
