using Cms.Api.Delivery.Changes;
using Cms.Api.Live;

namespace Cms.Api.Partners.Changes;

/// <summary>One page of a partner's rows, and the head of the log as the same look saw it.</summary>
internal sealed record PartnerChangePage(IReadOnlyList<PartnerChangeResponse> Rows, bool HasMore, LogHead Head)
{
    /// <summary>The cursor to go on with.</summary>
    public string NextCursor(Guid partner) => ChangeCursors.Write(Head, HasMore ? Rows[^1].Sequence : Head.Sequence, partner);

    /// <summary>The same as events.</summary>
    public EventPage AsEvents(Guid partner) =>
        EventPage.Of(
            Rows,
            number => ChangeCursors.Write(Head, number, partner),
            row => row.Sequence,
            HasMore ? null : Head.Sequence,
            Head.Epoch
        );
}
