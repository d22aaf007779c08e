using Cms.Api.Delivery;
using Cms.Model.Licenses;

namespace Cms.Api.Partners.Formats;

/// <summary>What a license asks of an outlet, as sentences an editor there can act on.</summary>
internal static class LicenseWords
{
    /// <summary>The sentences, the license's name first.</summary>
    /// <param name="license">The license.</param>
    /// <param name="canonicalUrl">What a copy links to.</param>
    public static IReadOnlyList<string> Of(LicenseResponse license, string canonicalUrl)
    {
        var terms = license.Terms;
        List<string> words =
        [
            license.Url is null ? $"License: {license.Name}." : $"License: {license.Name} ({license.Url}).",
            terms.Edits switch
            {
                Permission.Yes => "You may edit the text; say that you did.",
                Permission.Ask => "Ask before you edit the text beyond house style.",
                _ => "Print the text as it is, but for house style.",
            },
            terms.Images switch
            {
                Permission.Yes => "The pictures may go along, each with its credit.",
                Permission.Ask => "Of the pictures those that came with this piece may go along, each with its credit; ask for any other.",
                _ => "The pictures may not go along.",
            },
            terms.Translation switch
            {
                Permission.Yes => "You may translate it.",
                Permission.Ask => "Ask before you translate it.",
                _ => "Do not translate it.",
            },
        ];
        if (terms.CreditRequired)
            words.Add("Print the byline and the attribution line.");
        if (terms.MustLink)
            words.Add($"Link to the original: {canonicalUrl}");
        if (terms.NoSale)
            words.Add("Do not sell it by itself.");
        return words;
    }
}
