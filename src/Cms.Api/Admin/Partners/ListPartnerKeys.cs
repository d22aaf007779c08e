using Cms.Api.Admin.Keys;
using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;

namespace Cms.Api.Admin.Partners;

/// <summary>Lists the keys of a partner.</summary>
internal sealed class ListPartnerKeys(CmsDatabase database, Addresses addresses) : KeyListEndpoint<PartnerKeysRequest>(database, addresses)
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/partners/{id}/keys",
            StaffScopes.Partners,
            "List a partner's keys",
            "The keys of one partner, the newest first, those revoked among them."
        );

    protected override Guid? PartnerOf(PartnerKeysRequest request) => request.Id;

    protected override Task DemandAsync(ReadConnection read, PartnerKeysRequest request, CancellationToken ct) =>
        PartnerDesk.Here.RequireAsync(read.Db, request.Id, ct);
}

/// <summary>What the list takes.</summary>
public sealed record PartnerKeysRequest : ListRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class PartnerKeysValidator : ListValidator<PartnerKeysRequest>;
