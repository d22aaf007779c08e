using Cms.Model.Illustrations;

namespace Cms.Api.Media;

/// <summary>What the original file of an illustration is called.</summary>
internal static class OriginalFile
{
    /// <summary>The name it has in addresses and in the store.</summary>
    public static string NameOf(IllustrationFile file) => $"{file.Hash}.{file.Extension}";
}
