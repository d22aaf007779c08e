using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Things;

/// <summary>Lists the things of one kind.</summary>
internal abstract class ListThings<TRequest, TThing, TInput, TResponse>(
    ThingDesk<TThing, TInput, TResponse> desk,
    CmsDatabase database,
    Addresses addresses
) : AdminListEndpoint<TRequest, TResponse>(desk.Plural, database)
    where TRequest : ThingsRequest
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() =>
        Get(
            desk.Plural,
            StaffScopes.Read,
            $"List {desk.Plural} at the desk",
            $"All {desk.Plural}, public or not, {(desk.SortName is { } name ? $"by {name.Key}" : "the newest first")} unless sorted "
                + "otherwise; those in the trash only where asked for."
        );

    protected sealed override SortOrder Order(TRequest request) =>
        new(
            [
                .. Parse
                    .List(request.Sort ?? desk.SortName?.Key ?? "-createdAt")
                    .Select(key =>
                        key.TrimStart('-') switch
                        {
                            "modifiedAt" => new SortColumn("t.modified_at", SortType.Instant, key.StartsWith('-')),
                            "createdAt" => new SortColumn("t.created_at", SortType.Instant, key.StartsWith('-')),
                            _ => new SortColumn($"t.{desk.SortName!.Value.Column}", SortType.Text, key.StartsWith('-')),
                        }
                    ),
            ],
            "t.id"
        );

    protected sealed override IEnumerable<string> Terms(TRequest request, StatementText values)
    {
        yield return request.Trashed == "true" ? "t.trashed_at IS NOT NULL" : "t.trashed_at IS NULL";
        var ids = Parse.List(request.Id);
        if (ids.Count > 0)
            yield return $"t.id IN ({string.Join(", ", ids.Select(v => values.IdOf(v, desk.Kind, Database)))})";
        if (request.ModifiedFrom is not null)
            yield return $"t.modified_at >= {values.Value(Database.Sql.Value(Parse.Instant(request.ModifiedFrom)!.Value))}";
        var kinds = Parse.List(request.Kinds);
        if (kinds.Count > 0)
            yield return $"t.{desk.KindColumn} IN "
                + $"({string.Join(", ", kinds.Select(k => values.Value(char.ToUpperInvariant(k[0]) + k[1..])))})";
    }

    protected sealed override IEnumerable<NamedFilter> Named(TRequest request) => [new("id", desk.Kind, Parse.List(request.Id))];

    protected sealed override async Task<IReadOnlyList<TResponse>> ItemsAsync(
        ReadConnection read,
        TRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await desk.In(read.Db).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        return [.. ids.Select(id => desk.Shape(found[id], addresses, Actor))];
    }
}
