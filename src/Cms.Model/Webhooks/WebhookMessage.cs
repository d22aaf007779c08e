namespace Cms.Model.Webhooks;

/// <summary>
/// One message to one endpoint. It holds the numbers of the changes that it tells of and not their words: its body is made
/// of the change log whenever it is sent, so what was taken out of the log is in no message either.
/// </summary>
public sealed class WebhookMessage
{
    /// <summary>Most changes that a message lists.</summary>
    public const int MaxListed = 50;

    /// <summary>Longest type.</summary>
    public const int MaxTypeLength = 60;

    private WebhookMessage() { }

    /// <summary>A message to be sent at once.</summary>
    /// <param name="webhookId">To whom.</param>
    /// <param name="type">What it tells of, such as <c>article.published</c>.</param>
    /// <param name="lane">What it goes before.</param>
    /// <param name="covers">The first and the last number it tells of.</param>
    /// <param name="listed">The numbers it lists, rising; at most <see cref="MaxListed"/>.</param>
    /// <param name="hasMore">Whether it tells of more than it lists.</param>
    /// <param name="at">When the last of it happened.</param>
    /// <param name="now">The present moment.</param>
    public WebhookMessage(
        Guid webhookId,
        string type,
        MessageLane lane,
        (long First, long Last) covers,
        IReadOnlyList<long> listed,
        bool hasMore,
        DateTime at,
        DateTime now
    )
    {
        Id = Guid.CreateVersion7(now);
        (WebhookId, Type, Lane, Sequences, HasMore, At, CreatedAt, NextTryAt) = (webhookId, type, lane, listed, hasMore, at, now, now);
        (FirstSequence, Sequence) = covers;
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>To whom.</summary>
    public Guid WebhookId { get; private set; }

    /// <summary>What it tells of, such as <c>article.published</c>.</summary>
    public string Type { get; private set; } = "";

    /// <summary>What it goes before.</summary>
    public MessageLane Lane { get; private set; }

    /// <summary>The first number of the change log it tells of.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>The last one.</summary>
    public long Sequence { get; private set; }

    /// <summary>Those it lists, rising.</summary>
    public IReadOnlyList<long> Sequences { get; private set; } = [];

    /// <summary>Whether it tells of more than it lists.</summary>
    public bool HasMore { get; private set; }

    /// <summary>When the last of what it tells of happened, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>What became of it.</summary>
    public MessageState State { get; private set; }

    /// <summary>How often it was tried since it was last to be sent anew.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried next, UTC; null where it is not.</summary>
    public DateTime? NextTryAt { get; private set; }

    /// <summary>The id that the receiver sees (<c>webhook-id</c>), the same in every try.</summary>
    public string PublicId => PublicIdOf(Id);

    /// <summary>The id that a receiver sees.</summary>
    public static string PublicIdOf(Guid id) => $"msg_{id:N}";

    /// <summary>The message that such an id names; null where it is none.</summary>
    public static Guid? IdOf(string publicId) =>
        publicId.StartsWith("msg_", StringComparison.Ordinal)
        && Guid.TryParseExact(publicId[4..], "N", out var id)
        && PublicIdOf(id) == publicId
            ? id
            : null;

    /// <summary>The receiver took it.</summary>
    public void Delivered()
    {
        Tries++;
        (State, NextTryAt) = (MessageState.Delivered, null);
    }

    /// <summary>The receiver did not take it; it is tried again, unless all tries are used up.</summary>
    /// <param name="asked">How long the receiver asked to be left alone; null where it did not say.</param>
    /// <param name="chance">From 0 to 1: where within the jitter the next try falls.</param>
    /// <param name="now">The present moment.</param>
    public void Missed(TimeSpan? asked, double chance, DateTime now)
    {
        Tries++;
        NextTryAt = Lane == MessageLane.Test ? null : RetrySchedule.Next(Tries, asked, chance, now);
        if (NextTryAt is null)
            State = MessageState.Failed;
    }

    /// <summary>The receiver wants none, so it is not tried again.</summary>
    public void GiveUp()
    {
        Tries++;
        (State, NextTryAt) = (MessageState.Failed, null);
    }

    /// <summary>Sends it anew, whatever became of it, with all its tries before it.</summary>
    public void Redeliver(DateTime now) => (State, Tries, NextTryAt) = (MessageState.Pending, 0, now);
}
