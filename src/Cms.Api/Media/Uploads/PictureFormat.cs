namespace Cms.Api.Media.Uploads;

/// <summary>The formats that are taken, and kept.</summary>
internal enum PictureFormat
{
    Jpeg,
    Png,
    Webp,
    Avif,
    Gif,
}
