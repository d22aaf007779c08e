using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Admin.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;
using Cms.Model.Articles;
using FastEndpoints;
using Microsoft.AspNetCore.Authorization;

namespace Cms.Api.Admin.Bulk;

/// <summary>
/// Has an act done by the operation of its own: a request inside the request goes through the same authorization, endpoint
/// and error answers as one from outside, so that the two cannot be judged differently.
/// </summary>
internal sealed class ItemRunner(IServiceProvider services)
{
    private readonly RequestDelegate _pipeline = Pipeline(services);
    private readonly Lazy<FrozenDictionary<Type, Endpoint>> _endpoints = new(() =>
        services
            .GetRequiredService<EndpointDataSource>()
            .Endpoints.Select(e => (Endpoint: e, e.Metadata.GetMetadata<EndpointDefinition>()?.EndpointType))
            .Where(e => e.EndpointType is not null && Actions!.Values.Any(a => a.Operation == e.EndpointType))
            .DistinctBy(e => e.EndpointType)
            .ToFrozenDictionary(e => e.EndpointType!, e => e.Endpoint)
    );

    /// <summary>The operation of each act, by the name that an article's actions have.</summary>
    public static IReadOnlyDictionary<string, (Type Operation, string Method)> Actions { get; } =
        new Dictionary<string, (Type, string)>
        {
            [ArticleAction.Edit] = (typeof(EditArticle), "PATCH"),
            [ArticleAction.Move] = (typeof(MoveArticle), "PUT"),
            [ArticleAction.Discard] = (typeof(DiscardWorkingCopy), "DELETE"),
            [ArticleAction.Submit] = (typeof(SubmitArticle), "POST"),
            [ArticleAction.Recall] = (typeof(RecallArticle), "DELETE"),
            [ArticleAction.Refuse] = (typeof(RefuseArticle), "POST"),
            [ArticleAction.Publish] = (typeof(PublishArticle), "POST"),
            [ArticleAction.Unpublish] = (typeof(UnpublishArticle), "DELETE"),
            [ArticleAction.Schedule] = (typeof(ScheduleArticle), "PUT"),
            [ArticleAction.Unschedule] = (typeof(UnscheduleArticle), "DELETE"),
            [ArticleAction.Embargo] = (typeof(EmbargoArticle), "PUT"),
            [ArticleAction.LiftEmbargo] = (typeof(LiftEmbargo), "DELETE"),
            [ArticleAction.Correct] = (typeof(CorrectArticle), "POST"),
            [ArticleAction.Withdraw] = (typeof(WithdrawArticle), "POST"),
            [ArticleAction.Trash] = (typeof(TrashArticle), "DELETE"),
            [ArticleAction.Restore] = (typeof(RestoreArticle), "POST"),
            [ArticleAction.Purge] = (typeof(PurgeArticle), "POST"),
        };

    /// <summary>Has it done.</summary>
    /// <param name="outer">The call it is part of.</param>
    /// <param name="scope">Where the operation takes its context from.</param>
    /// <param name="item">The act.</param>
    /// <param name="once">The mark under which it is done once; null for none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ItemAnswer> RunAsync(HttpContext outer, IServiceProvider scope, BulkItem item, Once? once, CancellationToken ct)
    {
        var (operation, method) = Actions[item.Action];
        using var answer = new MemoryStream();
        var inner = new DefaultHttpContext
        {
            RequestServices = scope,
            User = outer.User,
            TraceIdentifier = outer.TraceIdentifier,
            RequestAborted = ct,
        };
        inner.Features.Set(new PartOfCall(once));
        inner.Request.Method = method;
        inner.Request.Scheme = outer.Request.Scheme;
        inner.Request.Host = outer.Request.Host;
        inner.Request.Path = outer.Request.Path;
        inner.Request.RouteValues["id"] = item.Id.ToString();
        if (item.IfMatch is not null)
            inner.Request.Headers.IfMatch = item.IfMatch;
        if (item.Body is { ValueKind: not JsonValueKind.Null } body)
        {
            inner.Request.ContentType = "application/json";
            inner.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body, Json.Options));
        }

        inner.Response.Body = answer;
        inner.SetEndpoint(_endpoints.Value[operation]);
        await _pipeline(inner);
        ct.ThrowIfCancellationRequested();
        var status = inner.Response.StatusCode;
        return new ItemAnswer(
            status,
            inner.Response.Headers.ETag is [{ } tag] ? tag : null,
            long.TryParse(inner.Response.Headers["Content-Sequence"], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? sequence
                : 0,
            status < 400 ? null : ProblemOf(answer.ToArray())
        );
    }

    private static RequestDelegate Pipeline(IServiceProvider services)
    {
        var authorized = ActivatorUtilities.CreateInstance<AuthorizationMiddleware>(
            services,
            (RequestDelegate)(context => context.GetEndpoint()!.RequestDelegate!(context))
        );
        var answered = ActivatorUtilities.CreateInstance<ProblemMiddleware>(services, (RequestDelegate)authorized.Invoke);
        return answered.InvokeAsync;
    }

    // One shape for all refusals, the widest: what a narrower one does not say is said to be none.
    private static ConflictResponse ProblemOf(byte[] answer)
    {
        var problem = JsonNode.Parse(answer)!.AsObject();
        foreach (var name in new[] { "allowedActions", "usedBy" })
            problem.TryAdd(name, new JsonArray());
        foreach (var name in new[] { "currentEditVersion", "editedBy", "editedAt" })
            problem.TryAdd(name, null);
        return problem.Deserialize<ConflictResponse>(Json.Options)!;
    }
}
