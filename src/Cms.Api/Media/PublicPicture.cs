using Cms.Model.Changes;

namespace Cms.Api.Media;

/// <summary>A picture that was public when it was read.</summary>
/// <param name="Source">What its renditions are made from.</param>
/// <param name="Sequence">What was applied of the log before its reading began.</param>
/// <param name="HangsOn">The stamp slots of what shows in it.</param>
internal sealed record PublicPicture(PictureSource Source, long Sequence, int[] HangsOn)
{
    /// <summary>Whether nothing that shows in it has changed since.</summary>
    public bool IsCurrent(ChangeFollower follower)
    {
        foreach (var slot in HangsOn)
        {
            if (follower.StampOf(slot) > Sequence)
                return false;
        }

        return true;
    }
}
