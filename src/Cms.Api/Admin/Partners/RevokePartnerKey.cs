using Cms.Api.Admin.Keys;
using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Partners;

/// <summary>Ends a key of a partner.</summary>
internal sealed class RevokePartnerKey : KeyRevocation<DeskDoor, PartnerKeyRequest>
{
    public override void Configure() =>
        Delete(
            "partners/{id}/keys/{keyId}",
            StaffScopes.Partners,
            "Revoke a partner's key",
            "The key opens nothing from the next request on, and never again.",
            status: 204
        );

    protected override Guid KeyOf(PartnerKeyRequest request) => request.KeyId;

    protected override Guid? PartnerOf(PartnerKeyRequest request) => request.Id;
}

/// <summary>Which key.</summary>
public sealed record PartnerKeyRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The key's id.</summary>
    public Guid KeyId { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class PartnerKeyRequestValidator : Validator<PartnerKeyRequest>;
