using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Audit;

/// <summary>Lists who did what.</summary>
internal sealed class ListAudit(CmsDatabase database) : AdminListEndpoint<ListAuditRequest, AuditEntryResponse>("audit_entries", database)
{
    public override void Configure() =>
        Get(
            "audit",
            StaffScopes.Audit,
            "List the audit log",
            "Who did what to what, the newest first. Lines are only ever added, in the transaction of the act."
        );

    protected override SortOrder Order(ListAuditRequest request) => new([new SortColumn("t.at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(ListAuditRequest request, StatementText values)
    {
        if (request.Thing is not null)
            yield return $"t.thing_id = {values.Value(Database.Sql.Value(Parse.Id(request.Thing)!.Value))}";
        if (request.Actor is not null)
            yield return $"t.actor_id = {values.Value(request.Actor)}";
        if (request.From is not null)
            yield return $"t.at >= {values.Value(Database.Sql.Value(Parse.Instant(request.From)!.Value))}";
        if (request.Before is not null)
            yield return $"t.at < {values.Value(Database.Sql.Value(Parse.Instant(request.Before)!.Value))}";
    }

    protected override async Task<IReadOnlyList<AuditEntryResponse>> ItemsAsync(
        ReadConnection read,
        ListAuditRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Audit.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        return [.. ids.Select(id => AuditEntryResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListAuditRequest : ListRequest
{
    /// <summary>About this thing alone: its id.</summary>
    [QueryParam]
    public string? Thing { get; init; }

    /// <summary>By this actor alone: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>.</summary>
    [QueryParam]
    public string? Actor { get; init; }

    /// <summary>At or after this instant.</summary>
    [QueryParam, BindFrom("at[gte]")]
    public string? From { get; init; }

    /// <summary>Before this instant.</summary>
    [QueryParam, BindFrom("at[lt]")]
    public string? Before { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListAuditValidator : ListValidator<ListAuditRequest>
{
    /// <summary>The rules.</summary>
    public ListAuditValidator()
    {
        RuleFor(r => r.Thing).OneId();
        RuleFor(r => r.Actor).ShortText(Model.Access.Actor.MaxIdLength);
        RuleFor(r => r.From).Instant();
        RuleFor(r => r.Before).Instant();
    }
}

/// <summary>One line of the audit log.</summary>
public sealed record AuditEntryResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string ActorName { get; init; }

    /// <summary>What they did: a verb such as <c>publish</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what kind of thing: <c>article</c>, <c>author</c>, … or <c>key</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>To what.</summary>
    public required Guid ThingId { get; init; }

    /// <summary>Its slug or name at that moment; null where it has none.</summary>
    public required string? Name { get; init; }

    /// <summary>The edit version that came of it; null where the thing has none.</summary>
    public required int? EditVersion { get; init; }

    internal static AuditEntryResponse From(Model.Audit.AuditEntry entry) =>
        new()
        {
            Id = entry.Id,
            At = entry.At,
            ActorId = entry.ActorId,
            ActorName = entry.ActorName,
            Action = entry.Action,
            Kind = entry.Kind,
            ThingId = entry.ThingId,
            Name = entry.Name,
            EditVersion = entry.EditVersion,
        };
}
