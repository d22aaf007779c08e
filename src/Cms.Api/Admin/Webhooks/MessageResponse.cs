using System.Diagnostics.CodeAnalysis;
using Cms.Api.Webhooks;
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

/// <summary>A message to a webhook, with what it says and how each try ended.</summary>
/// <typeparam name="TBody">What is sent.</typeparam>
public abstract record WebhookMessageOf<TBody> : WebhookMessageSummary
{
    [SetsRequiredMembers]
    private protected WebhookMessageOf(WebhookMessageSummary summary, IReadOnlyList<WebhookAttempt> attempts, TBody body)
        : base(summary) => (Attempts, Body) = ([.. attempts.TakeLast(50).Select(WebhookAttemptResponse.From)], body);

    /// <summary>How its tries ended, the last fifty, oldest first.</summary>
    public required IReadOnlyList<WebhookAttemptResponse> Attempts { get; init; }

    /// <summary>What it says, as it would be sent now.</summary>
    public required TBody Body { get; init; }
}

/// <summary>A message to a webhook of the desk, with what it says and how each try ended.</summary>
public sealed record WebhookMessageResponse : WebhookMessageOf<WebhookBody>
{
    [SetsRequiredMembers]
    internal WebhookMessageResponse(WebhookMessageSummary summary, IReadOnlyList<WebhookAttempt> attempts, WebhookBody body)
        : base(summary, attempts, body)
    {
    }
}

/// <summary>A message to a webhook of a partner, with what it says and how each try ended.</summary>
public sealed record PartnerWebhookMessageResponse : WebhookMessageOf<PartnerWebhookBody>
{
    [SetsRequiredMembers]
    internal PartnerWebhookMessageResponse(WebhookMessageSummary summary, IReadOnlyList<WebhookAttempt> attempts, PartnerWebhookBody body)
        : base(summary, attempts, body)
    {
    }
}

/// <summary>One try to deliver a message.</summary>
public sealed record WebhookAttemptResponse
{
    /// <summary>When it was begun, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>How long it took.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>The HTTP status of the answer; null where there was none.</summary>
    public required int? Status { get; init; }

    /// <summary>Why there was none; null where there was.</summary>
    public required RequestFault? Fault { get; init; }

    /// <summary>The beginning of the answer's body, at most 1 kB; null where there was none.</summary>
    public required string? Answer { get; init; }

    internal static WebhookAttemptResponse From(WebhookAttempt attempt) => new()
    {
        At = attempt.At,
        Milliseconds = attempt.Milliseconds,
        Status = attempt.Status,
        Fault = attempt.Fault,
        Answer = attempt.Answer,
    };
}
