using System.Diagnostics.CodeAnalysis;
using Cms.Model.Webhooks;

namespace Cms.Api.Admin.Webhooks;

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

    internal static WebhookAttemptResponse From(WebhookAttempt attempt) =>
        new()
        {
            At = attempt.At,
            Milliseconds = attempt.Milliseconds,
            Status = attempt.Status,
            Fault = attempt.Fault,
            Answer = attempt.Answer,
        };
}
