using Cms.Model.Webhooks;

namespace Cms.Api.Admin.Webhooks;

/// <summary>A webhook, without its secrets.</summary>
public sealed record WebhookResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>Where messages are sent.</summary>
    public required string Url { get; init; }

    /// <summary>Which changes it is told of; none means all.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>For how many seconds changes are gathered into one message; 0 sends each at once.</summary>
    public required int QuietSeconds { get; init; }

    /// <summary>Whether it is told anything.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Why the program disabled it; null where nobody or a person did.</summary>
    public required string? DisabledReason { get; init; }

    /// <summary>
    /// Since when no message arrived though some were tried, UTC; null while they do. After five days, once a message failed for good, it
    /// is disabled.
    /// </summary>
    public required DateTime? FailingSince { get; init; }

    /// <summary>The last number of the change log that was looked at for it.</summary>
    public required long Sequence { get; init; }

    /// <summary>Until when the secret before the present one signs too, UTC; null where one secret signs.</summary>
    public required DateTime? FormerSecretUntil { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    internal static WebhookResponse From(Webhook webhook, DateTime now) =>
        new()
        {
            Id = webhook.Id,
            Name = webhook.Name,
            Url = webhook.Url,
            Events = webhook.Events,
            QuietSeconds = webhook.QuietSeconds,
            IsEnabled = webhook.IsEnabled,
            DisabledReason = webhook.DisabledReason,
            FailingSince = webhook.FailingSince,
            Sequence = webhook.Position,
            FormerSecretUntil = webhook.SecretsInForce(now).Count > 1 ? webhook.FormerSecretUntil : null,
            CreatedAt = webhook.CreatedAt,
            EditVersion = webhook.EditVersion,
        };
}
