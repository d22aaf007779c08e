using Cms.Api.Admin;
using Cms.Api.Admin.Keys;
using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>Lists the partner's own keys.</summary>
internal sealed class ListOwnKeys(CmsDatabase database, Addresses addresses)
    : AdminListEndpoint<ListOwnKeysRequest, KeyResponse>("access_keys", database, addresses)
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/partner/keys",
            PartnerScopes.Manage,
            "List this partner's keys",
            "All keys of this partner, the newest first, those revoked among them."
        );

    protected override SortOrder Order(ListOwnKeysRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(ListOwnKeysRequest request, StatementText values) =>
        [$"t.partner_id = {values.Value(Database.Value(HttpContext.Partner().Id))}"];

    protected override async Task<IReadOnlyList<KeyResponse>> ItemsAsync(
        ReadConnection read,
        ListOwnKeysRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Keys.Include(k => k.Secrets).Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        return [.. ids.Select(id => KeyResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListOwnKeysRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListOwnKeysValidator : ListValidator<ListOwnKeysRequest>;
