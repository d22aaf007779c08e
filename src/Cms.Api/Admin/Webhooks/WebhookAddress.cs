using Cms.Api.Http.Problems;
using Cms.Api.Outbound;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Refuses an address that no message could ever be sent to, when it is registered and not when it fails.</summary>
internal static class WebhookAddress
{
    /// <summary>Demands that an address can be called.</summary>
    /// <exception cref="Exception">422 at <c>/url</c>.</exception>
    public static async Task DemandAsync(HttpContext context, string url, CancellationToken ct)
    {
        if (await context.RequestServices.GetRequiredService<OutboundClient>().MayReachAsync(new Uri(url), ct))
            return;
        throw BodyRules.Failed(
            ProblemError.InBody(
                "/url",
                "address-unreachable",
                "url should lead to a public address: nobody has its name, or it leads into a private network. The operator may "
                    + "allow private ones (Cms:Outbound:AllowPrivateAddresses)."
            )
        );
    }
}
