using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Partners;

/// <summary>Lists the entitlements of a partner.</summary>
internal sealed class ListEntitlements(CmsDatabase database)
    : AdminListEndpoint<ListEntitlementsRequest, EntitlementResponse>("entitlements", database)
{
    public override void Configure() =>
        Get(
            "partners/{id}/entitlements",
            StaffScopes.Partners,
            "List a partner's entitlements",
            "What the partner may have, the newest first, what has ended among them."
        );

    protected override SortOrder Order(ListEntitlementsRequest request) =>
        new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(ListEntitlementsRequest request, StatementText values) =>
        [$"t.partner_id = {values.Value(Database.Sql.Value(request.Id))}"];

    protected override Task DemandAsync(ReadConnection read, ListEntitlementsRequest request, CancellationToken ct) =>
        PartnerDesk.Here.RequireAsync(read.Db, request.Id, ct);

    protected override async Task<IReadOnlyList<EntitlementResponse>> ItemsAsync(
        ReadConnection read,
        ListEntitlementsRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Entitlements.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        return [.. ids.Select(id => EntitlementResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListEntitlementsRequest : ListRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListEntitlementsValidator : ListValidator<ListEntitlementsRequest>;
