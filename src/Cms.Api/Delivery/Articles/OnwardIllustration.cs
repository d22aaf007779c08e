using Cms.Api.Delivery.Illustrations;
using Cms.Model.Illustrations;

namespace Cms.Api.Delivery.Articles;

/// <summary>An illustration that goes along.</summary>
/// <param name="Shown">As readers see it.</param>
/// <param name="File">Its file.</param>
/// <param name="DigitalSourceType">How that came to be; null where nobody said.</param>
internal sealed record OnwardIllustration(IllustrationResponse Shown, IllustrationFile File, DigitalSourceType? DigitalSourceType)
{
    /// <summary>The media type of its file.</summary>
    public string Type => Media.OriginalFile.Types[File.Extension];
}
