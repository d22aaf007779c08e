using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Webhooks;

/// <summary>The words for what messages tell of.</summary>
internal static class WebhookEvents
{
    /// <summary>Changes of several kinds, gathered.</summary>
    public const string Gathered = "changes.gathered";

    /// <summary>Nothing but that the endpoint is there.</summary>
    public const string Test = "webhook.test";

    /// <summary>All kinds of change that an endpoint of the desk can choose among.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Enum.GetValues<ThingKind>().SelectMany(kind => ReasonsOf(kind).Select(reason => Word(kind, reason))),
    ];

    /// <summary>All kinds of change that an endpoint of a partner can choose among.</summary>
    public static IReadOnlyList<string> AllOfPartners { get; } = [.. Enum.GetValues<ChangeReason>().Select(reason => Word(ThingKind.Article, reason))];

    /// <summary>The word for a change: <c>article.published</c>.</summary>
    public static string Word(ThingKind kind, ChangeReason reason) => $"{Json.Word(kind)}.{Json.Word(reason)}";

    private static ChangeReason[] ReasonsOf(ThingKind kind) => kind switch
    {
        ThingKind.Article => [ChangeReason.Published, ChangeReason.Updated, ChangeReason.Corrected, ChangeReason.Unpublished, ChangeReason.Withdrawn, ChangeReason.Republished],
        ThingKind.Home => [ChangeReason.Published, ChangeReason.Updated],
        _ => [ChangeReason.Published, ChangeReason.Updated, ChangeReason.Unpublished, ChangeReason.Republished],
    };
}
