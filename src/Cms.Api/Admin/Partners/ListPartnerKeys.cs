using Cms.Api.Admin.Keys;
using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Partners;

/// <summary>Lists the keys of a partner.</summary>
internal sealed class ListPartnerKeys(CmsDatabase database, Addresses addresses)
    : AdminListEndpoint<PartnerKeysRequest, KeyResponse>("access_keys", database, addresses)
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/partners/{id}/keys",
            StaffScopes.Partners,
            "List a partner's keys",
            "The keys of one partner, the newest first, those revoked among them."
        );

    protected override SortOrder Order(PartnerKeysRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(PartnerKeysRequest request, StatementText values) =>
        [$"t.partner_id = {values.Value(Database.Value(request.Id))}"];

    protected override Task DemandAsync(ReadConnection read, PartnerKeysRequest request, CancellationToken ct) =>
        PartnerDesk.Here.RequireAsync(read.Db, request.Id, ct);

    protected override async Task<IReadOnlyList<KeyResponse>> ItemsAsync(
        ReadConnection read,
        PartnerKeysRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Keys.Include(k => k.Secrets).Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        return [.. ids.Select(id => KeyResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record PartnerKeysRequest : ListRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class PartnerKeysValidator : ListValidator<PartnerKeysRequest>;
