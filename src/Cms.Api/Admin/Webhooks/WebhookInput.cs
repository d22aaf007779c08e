using Cms.Api.Http.Bodies;
using Cms.Api.Webhooks;
using Cms.Model.Webhooks;
using FluentValidation;

namespace Cms.Api.Admin.Webhooks;

/// <summary>What a webhook is to be.</summary>
public sealed record WebhookInput
{
    /// <summary>What it is for.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where messages are sent, by POST; http or https, on the public internet unless the operator allows others.</summary>
    public string Url { get; init; } = "";

    /// <summary>
    /// Which changes it is told of, such as <c>article.published</c>; none, or left out, means all, which is what a website needs. Those of
    /// embargoes and entitlements are told to partners, those of other things than articles to the desk.
    /// </summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>
    /// For how many seconds changes are gathered into one message, counted from the first; 0, or left out, sends each at once. Withdrawals
    /// never wait.
    /// </summary>
    public int QuietSeconds { get; init; }

    /// <summary>Whether it is told anything; true if left out. Enabled again, it goes on where it stopped.</summary>
    public bool IsEnabled { get; init; } = true;

    internal static WebhookInput From(Webhook webhook) =>
        new()
        {
            Name = webhook.Name,
            Url = webhook.Url,
            Events = webhook.Events,
            QuietSeconds = webhook.QuietSeconds,
            IsEnabled = webhook.IsEnabled,
        };

    /// <summary>Writes what differs.</summary>
    internal void ApplyTo(Webhook webhook)
    {
        webhook.Edit(Name, Url, Events, QuietSeconds);
        if (IsEnabled)
            webhook.Enable();
        else
            webhook.Disable(null);
    }
}

/// <summary>What it may not be.</summary>
public sealed class WebhookRules : AbstractValidator<WebhookInput>
{
    /// <summary>The rules.</summary>
    public WebhookRules()
    {
        RuleFor(b => b.Name).Line(1, Webhook.MaxNameLength);
        RuleFor(b => b.Url).WebAddress(isRequired: true);
        RuleFor(b => b.Events).AtMost(WebhookEvents.All.Count);
        RuleForEach(b => b.Events).OneOf(WebhookEvents.All);
        RuleFor(b => b.QuietSeconds).Within(0, Webhook.MaxQuietSeconds);
    }
}
