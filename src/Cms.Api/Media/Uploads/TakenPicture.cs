using Cms.Model.Illustrations;

namespace Cms.Api.Media.Uploads;

/// <summary>A picture that was sent, as it will lie in the store.</summary>
/// <param name="File">What is known of it.</param>
/// <param name="Bytes">Its bytes, made here.</param>
/// <param name="Suggested">What the file that was sent says of itself.</param>
internal sealed record TakenPicture(IllustrationFile File, byte[] Bytes, SuggestedFacts Suggested);
