using Cms.Api.Http.Doors;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Lists what a webhook was told.</summary>
internal abstract class ListWebhookMessagesOf<TDoor>(WebhookDesk desk, CmsDatabase database)
    : ScopedListEndpoint<TDoor, ListWebhookMessagesRequest, WebhookMessageSummary>("webhook_messages", database)
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Get(
            "webhooks/{id}/messages",
            desk.Scope,
            $"List the messages to {desk.One}",
            "The delivery log, the newest first: what was sent, what is to be, and how it went. Messages are kept for thirty days."
        );

    protected sealed override SortOrder Order(ListWebhookMessagesRequest request) =>
        new([new SortColumn("t.created_at", SortType.Instant, true), new SortColumn("t.sequence", SortType.Number, true)], "t.id");

    protected sealed override IEnumerable<string> Terms(ListWebhookMessagesRequest request, StatementText values)
    {
        yield return $"t.webhook_id = {values.Value(Database.Sql.Value(request.Id))}";
        if (request.State is null)
            yield break;
        var states = Parse.List(request.State).Select(state => values.Value(Enum.Parse<MessageState>(state, ignoreCase: true).ToString()));
        yield return $"t.state IN ({string.Join(", ", states)})";
    }

    protected sealed override Task DemandAsync(ReadConnection read, ListWebhookMessagesRequest request, CancellationToken ct) =>
        desk.RequireAsync(read.Db, HttpContext, request.Id, ct);

    protected sealed override async Task<IReadOnlyList<WebhookMessageSummary>> ItemsAsync(
        ReadConnection read,
        ListWebhookMessagesRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.WebhookMessages.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var attempts = (
            await read.Db.WebhookAttempts.Where(a => ids.Contains(a.MessageId)).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(ct)
        ).ToLookup(a => a.MessageId);
        return [.. ids.Select(id => WebhookMessageSummary.From(found[id], attempts[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListWebhookMessagesRequest : ListRequest
{
    /// <summary>The webhook's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Only messages that came to this: <c>pending</c>, <c>delivered</c> or <c>failed</c>.</summary>
    [QueryParam]
    public string? State { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListWebhookMessagesValidator : ListValidator<ListWebhookMessagesRequest>
{
    /// <summary>The rules.</summary>
    public ListWebhookMessagesValidator() => RuleFor(r => r.State).Words("pending", "delivered", "failed");
}
