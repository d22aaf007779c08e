using Cms.Model.Webhooks;

namespace Cms.Api.Admin.Webhooks;

/// <summary>A message to a webhook, as the delivery log lists it.</summary>
public record WebhookMessageSummary
{
    /// <summary>Its id, as the receiver sees it (<c>webhook-id</c>): <c>msg_</c> and 32 digits.</summary>
    public required string Id { get; init; }

    /// <summary>What it tells of, such as <c>article.published</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The last number of the change log that it tells of.</summary>
    public required long Sequence { get; init; }

    /// <summary>What became of it.</summary>
    public required MessageState State { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it is tried next, UTC; null where it is not.</summary>
    public required DateTime? NextTryAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int AttemptCount { get; init; }

    /// <summary>The HTTP status that was answered last; null where nothing was.</summary>
    public required int? LastStatus { get; init; }

    /// <summary>Why the last try got no answer; null where it got one, or there was none.</summary>
    public required RequestFault? LastFault { get; init; }

    internal static WebhookMessageSummary From(WebhookMessage message, IEnumerable<WebhookAttempt> attempts)
    {
        var (count, last) = (attempts.Count(), attempts.LastOrDefault());
        return new WebhookMessageSummary
        {
            Id = message.PublicId,
            Type = message.Type,
            Sequence = message.Sequence,
            State = message.State,
            CreatedAt = message.CreatedAt,
            NextTryAt = message.NextTryAt,
            AttemptCount = count,
            LastStatus = last?.Status,
            LastFault = last?.Fault,
        };
    }
}
