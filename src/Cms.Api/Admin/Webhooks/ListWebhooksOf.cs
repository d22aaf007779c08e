using Cms.Api.Http.Doors;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Reading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Lists webhooks.</summary>
internal abstract class ListWebhooksOf<TDoor>(WebhookDesk desk, CmsDatabase database)
    : ScopedListEndpoint<TDoor, ListWebhooksRequest, WebhookResponse>("webhooks", database)
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Get("webhooks", desk.Scope, $"List {desk.All}", "Addresses that are told of changes, the newest first.");

    protected sealed override SortOrder Order(ListWebhooksRequest request) =>
        new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected sealed override IEnumerable<string> Terms(ListWebhooksRequest request, StatementText values) =>
        [desk.OwnerOf(HttpContext) is { } owner ? $"t.partner_id = {values.Value(Database.Sql.Value(owner))}" : "t.partner_id IS NULL"];

    protected sealed override async Task<IReadOnlyList<WebhookResponse>> ItemsAsync(
        ReadConnection read,
        ListWebhooksRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Webhooks.Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        return [.. ids.Select(id => WebhookResponse.From(found[id], Now))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListWebhooksRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListWebhooksValidator : ListValidator<ListWebhooksRequest>;
