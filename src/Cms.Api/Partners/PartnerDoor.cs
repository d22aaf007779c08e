using Cms.Api.Http.Doors;
using Cms.Api.Http.OpenApi;

namespace Cms.Api.Partners;

/// <summary>The partners' door: each is let in by its own key, counted, and told what is left of its quota.</summary>
public sealed class PartnerDoor() : Door("/v1/partner")
{
    /// <inheritdoc />
    public override string Keys => DocumentFilter.PartnerKey;

    /// <inheritdoc />
    public override bool HasQuotas => true;
}
