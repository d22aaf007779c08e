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
