using Cms.Api.Admin.Keys;
using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Partners;

/// <summary>Lists the partner's own keys.</summary>
internal sealed class ListOwnKeys(CmsDatabase database, Addresses addresses) : KeyListEndpoint<ListOwnKeysRequest>(database, addresses)
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/partner/keys",
            PartnerScopes.Manage,
            "List this partner's keys",
            "All keys of this partner, the newest first, those revoked among them."
        );

    protected override Guid? PartnerOf(ListOwnKeysRequest request) => HttpContext.Partner().Id;
}

/// <summary>What the list takes.</summary>
public sealed record ListOwnKeysRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListOwnKeysValidator : ListValidator<ListOwnKeysRequest>;
