using Cms.Api.Delivery.Illustrations;
using Cms.Api.Media;
using Cms.Model.Illustrations;

namespace Cms.Api.Delivery.Articles;

/// <summary>An illustration that goes along.</summary>
/// <param name="Shown">As readers see it.</param>
/// <param name="Source">What its files are made from.</param>
/// <param name="DigitalSourceType">How it came to be; null where nobody said.</param>
internal sealed record OnwardIllustration(IllustrationResponse Shown, PictureSource Source, DigitalSourceType? DigitalSourceType);
