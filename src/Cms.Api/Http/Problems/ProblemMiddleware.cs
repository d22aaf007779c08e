using Cms.Api.Access;
using Cms.Model;
using Cms.Model.Articles;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Http.Problems;

/// <summary>Turns every exception and every bare status into an error answer; the log has the details, the caller an id.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, CmsDatabase database, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            if (e is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
                return;
            var allow = context.Response.Headers.Allow;
            context.Response.Clear();
            PublicHeaders.SetFor(context);
            context.Response.Headers.Allow = allow;
            if (e is ProblemException { RetryAfter: { } wait })
                context.Response.Headers.RetryAfter = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{Math.Ceiling(wait.TotalSeconds)}"
                );
            await ProblemAnswers.WriteAsync(context, await JudgeAsync(context, e));
            return;
        }

        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength > 0 || response.ContentType is not null)
            return;
        // Routing knows the methods that operations declare; asking for them is always allowed too.
        if (response.StatusCode == 405)
            response.Headers.Allow = $"{response.Headers.Allow}, OPTIONS";
        if (response.StatusCode == 405 && HttpMethods.IsOptions(context.Request.Method))
        {
            response.StatusCode = 204;
            response.Headers.CacheControl = "no-store";
            return;
        }

        // Whoever gave the request up has cleared them.
        PublicHeaders.SetFor(context);
        // Whatever was said of keeping it was said of the answer there is none of.
        response.Headers.CacheControl = "no-store";
        await ProblemAnswers.WriteAsync(context, ProblemAnswers.Of(context, response.StatusCode));
    }

    private async Task<ProblemResponse> JudgeAsync(HttpContext context, Exception e)
    {
        switch (e)
        {
            case RefusedException refused:
                return refused.Problem;
            case InUseException used:
                return new ConflictResponse(ProblemAnswers.Of(context, "in-use", e.Message)) with { UsedBy = used.UsedBy };
            case EditConflictException conflict:
                return await EditConflictAsync(context, conflict.Id);
            case ProblemException problem:
                var answer = ProblemAnswers.Of(context, problem.Code, problem.Message, problem.Errors);
                return answer.Status is 409 or 412 ? new ConflictResponse(answer) : answer;
            case GatesClosedException closed:
                return ProblemAnswers.Of(
                    context,
                    "gates-closed",
                    closed.Message,
                    [.. closed.Faults.Select(f => ProblemError.InBody(f.Member, f.Code, f.Message))]
                );
            case NewsroomRule rule:
                var broken = ProblemAnswers.Of(context, rule);
                return broken.Status != 409
                    ? broken
                    : new ConflictResponse(broken) with
                    {
                        AllowedActions = Caller.Of(context) is { } caller ? rule.Allowed(caller) : [],
                    };
            case BadHttpRequestException bad:
                return bad.StatusCode is 408 or 413
                    ? ProblemAnswers.Of(context, bad.StatusCode)
                    : ProblemAnswers.Of(context, "malformed-request", "The request cannot be read.");
            case OperationCanceledException:
                return ProblemAnswers.Of(context, "request-timeout", "The request took longer than ten seconds.");
        }

        var fault = database.Judge(e);
        if (fault is DatabaseFault.Away or DatabaseFault.StorageFull or DatabaseFault.ReadOnly or DatabaseFault.Damaged)
            LogOutage(log, context.TraceIdentifier, fault, e.GetBaseException().Message);
        switch (fault)
        {
            // A write that comes to the end of its time has spent it waiting for others.
            case DatabaseFault.Busy:
            case DatabaseFault.TooCostly when !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method):
                return ProblemAnswers.Of(context, "busy", "The database is held by others; send the same request again.");
            case DatabaseFault.TooCostly:
                return ProblemAnswers.Of(context, "query-too-costly", "This combination of filters and sort takes too long to answer.");
            case DatabaseFault.Away:
                return ProblemAnswers.Of(context, "unavailable", "The database cannot be reached; send the same request again.");
            case DatabaseFault.StorageFull:
                return ProblemAnswers.Of(context, "storage-full", "The disk is full; nothing was written.");
            case DatabaseFault.ReadOnly:
                return ProblemAnswers.Of(context, "read-only", "The database takes no writes at this moment; nothing was written.");
            case DatabaseFault.Damaged:
                return ProblemAnswers.Of(
                    context,
                    "damaged",
                    "The database is damaged where this is stored; the operator has to restore a backup."
                );
            default:
                LogFailure(log, context.TraceIdentifier, e);
                return ProblemAnswers.Of(context, "internal-error", "Something went wrong here; it has been logged.");
        }
    }

    /// <summary>Says what came in between, and by whom.</summary>
    private async Task<ProblemResponse> EditConflictAsync(HttpContext context, Guid id)
    {
        await using var read = await database.OpenReadAsync(context.RequestAborted);
        var last = await read
            .Db.Audit.Where(a => a.ThingId == id && a.EditVersion != null)
            .OrderByDescending(a => a.At)
            .ThenByDescending(a => a.Id)
            .FirstOrDefaultAsync(context.RequestAborted);
        var detail = last is null
            ? "Somebody else saved it since you read it."
            : $"{last.ActorName} saved it since you read it; it is at e{last.EditVersion} now.";
        return new ConflictResponse(ProblemAnswers.Of(context, "edit-conflict", detail)) with
        {
            CurrentEditVersion = last?.EditVersion,
            EditedBy = last?.ActorName,
            EditedAt = last?.At,
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed")]
    private static partial void LogFailure(ILogger log, string requestId, Exception e);

    // An outage is the same for every request: a line each, and no stack.
    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed for the database ({Fault}): {Reason}")]
    private static partial void LogOutage(ILogger log, string requestId, DatabaseFault fault, string reason);
}
