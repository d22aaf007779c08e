using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Keys;

/// <summary>Lists keys.</summary>
internal sealed class ListKeys(CmsDatabase database, Addresses addresses)
    : AdminListEndpoint<ListKeysRequest, KeyResponse>("access_keys", database, addresses)
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/keys",
            StaffScopes.Keys,
            "List keys",
            "Keys of the staff and of partners, the newest first, those revoked among them."
        );

    protected override SortOrder Order(ListKeysRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(ListKeysRequest request, StatementText values) => [];

    protected override async Task<IReadOnlyList<KeyResponse>> ItemsAsync(
        ReadConnection read,
        ListKeysRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Keys.Include(k => k.Secrets).Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        return [.. ids.Select(id => KeyResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListKeysRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListKeysValidator : ListValidator<ListKeysRequest>;
