using Cms.Api.Delivery.Changes;
using Cms.Api.Partners.Changes;

namespace Cms.Api.Webhooks;

/// <summary>
/// What is sent to a webhook. It is signed (Standard Webhooks): check the signature over the bytes as they came before
/// reading them. Messages may come twice and out of order: know them by webhook-id, and apply changes in the order of
/// their numbers.
/// </summary>
/// <typeparam name="TChange">A row of the list of changes that its receiver reads.</typeparam>
public abstract record WebhookBodyOf<TChange>
{
    /// <summary>
    /// What happened: the kind of thing and the reason, such as <c>article.published</c> or <c>article.withdrawn</c>;
    /// <c>changes.gathered</c> where several kinds are in one message; <c>webhook.test</c> for a test. More may come.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>When the last of it happened, UTC.</summary>
    public required DateTime Timestamp { get; init; }

    /// <summary>What changed. The shape is the same for one change and for many.</summary>
    public required WebhookData<TChange> Data { get; init; }
}

/// <summary>What is sent to a webhook of the desk: what readers see change.</summary>
public sealed record WebhookBody : WebhookBodyOf<ChangeResponse>;

/// <summary>What is sent to a webhook of a partner: what its own changes list, and nothing else.</summary>
public sealed record PartnerWebhookBody : WebhookBodyOf<PartnerChangeResponse>;

/// <summary>What changed, as far as a receiver needs it to read anew or to purge.</summary>
/// <typeparam name="TChange">A row of the list of changes that its receiver reads.</typeparam>
public sealed record WebhookData<TChange>
{
    /// <summary>The last number of the change log that the message tells of: read with <c>?atLeast=</c> this for answers that show it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The cache tags to purge for the changes listed, each once.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The changes, as the list of changes at the receiver's door has them, oldest first; one, or as many as came together or were gathered, at most 50. None in a test.</summary>
    public required IReadOnlyList<TChange> Changes { get; init; }

    /// <summary>Whether more changed than is listed, as when an author of many articles is renamed: the change itself is then listed before what it caused.</summary>
    public required bool HasMore { get; init; }

    /// <summary>A cursor of that list just before the first of these changes; from there on everything is told.</summary>
    public required string ChangesCursor { get; init; }
}
