using Cms.Api.Http.Doors;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Keys;

/// <summary>A list of keys, the newest first, at the desk and at the partners' door.</summary>
internal abstract class KeyListEndpoint<TDoor, TRequest>(CmsDatabase database)
    : ScopedListEndpoint<TDoor, TRequest, KeyResponse>("access_keys", database)
    where TDoor : Door, new()
    where TRequest : ListRequest
{
    /// <summary>The partner whose keys it lists; null for all keys.</summary>
    protected abstract Guid? PartnerOf(TRequest request);

    protected sealed override SortOrder Order(TRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected sealed override IEnumerable<string> Terms(TRequest request, StatementText values) =>
        PartnerOf(request) is { } partner ? [$"t.partner_id = {values.Value(Database.Sql.Value(partner))}"] : [];

    protected sealed override async Task<IReadOnlyList<KeyResponse>> ItemsAsync(
        ReadConnection read,
        TRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Keys.Include(k => k.Secrets).Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        return [.. ids.Select(id => KeyResponse.From(found[id]))];
    }
}
