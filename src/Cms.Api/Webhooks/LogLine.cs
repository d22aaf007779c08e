using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Webhooks;

/// <summary>A row of the change log as far as the choice of messages needs it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Kind">The kind of thing.</param>
/// <param name="ThingId">The thing.</param>
/// <param name="Reason">Why it changed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="CausedById">The thing whose change caused this one; null where it changed by itself.</param>
/// <param name="IsUrgent">Whether it takes something down, which nothing may hold up.</param>
internal readonly record struct LogLine(
    long Sequence,
    ThingKind Kind,
    Guid ThingId,
    ChangeReason Reason,
    DateTime At,
    Guid? CausedById,
    bool IsUrgent
);
