using Cms.Api.Live;

namespace Cms.Api.Delivery.Changes;

/// <summary>One page of the rows that readers see, and the head of the log as the same look saw it.</summary>
internal sealed record ChangePage(IReadOnlyList<ChangeResponse> Rows, bool HasMore, LogHead Head)
{
    /// <summary>
    /// The cursor to go on with. At the end it passes over rows that are not for readers, so that the next question does not walk them
    /// again.
    /// </summary>
    public string NextCursor => ChangeCursors.Write(Head, HasMore ? Rows[^1].Sequence : Head.Sequence);

    /// <summary>The same as events.</summary>
    public EventPage AsEvents() =>
        EventPage.Of(Rows, number => ChangeCursors.Write(Head, number), row => row.Sequence, HasMore ? null : Head.Sequence, Head.Epoch);
}
