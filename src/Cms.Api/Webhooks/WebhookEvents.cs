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

    /// <summary>
    /// All kinds of change that an endpoint can choose among, at the desk and at the partners' door, for the contract as for who judges.
    /// Those of embargoes and entitlements are told to partners, those of other things than articles to the desk.
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [.. Enum.GetValues<ThingKind>().SelectMany(kind => ReasonsOf(kind).Select(reason => Word(kind, reason)))];

    /// <summary>The word for a change: <c>article.published</c>.</summary>
    public static string Word(ThingKind kind, ChangeReason reason) => $"{Json.Word(kind)}.{Json.Word(reason)}";

    private static ChangeReason[] ReasonsOf(ThingKind kind) =>
        kind switch
        {
            ThingKind.Article => Enum.GetValues<ChangeReason>(),
            ThingKind.Home or ThingKind.Site => [ChangeReason.Published, ChangeReason.Updated],
            _ => [ChangeReason.Published, ChangeReason.Updated, ChangeReason.Unpublished, ChangeReason.Republished],
        };
}
