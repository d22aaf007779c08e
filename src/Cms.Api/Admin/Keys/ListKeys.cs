using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

/// <summary>Lists keys.</summary>
internal sealed class ListKeys(CmsDatabase database, Addresses addresses) : KeyListEndpoint<ListKeysRequest>(database, addresses)
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/keys",
            StaffScopes.Keys,
            "List keys",
            "Keys of the staff and of partners, the newest first, those revoked among them."
        );

    protected override Guid? PartnerOf(ListKeysRequest request) => null;
}

/// <summary>What the list takes.</summary>
public sealed record ListKeysRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListKeysValidator : ListValidator<ListKeysRequest>;
