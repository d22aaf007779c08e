using System.Text.Json;
using Cms.Api.Http.Limits;
using FluentValidation.Results;
using Microsoft.AspNetCore.WebUtilities;

namespace Cms.Api.Http.Problems;

/// <summary>Every error answer of every door is made here.</summary>
public static class ProblemAnswers
{
    /// <summary>The content type of error answers (RFC 9457).</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>The error answer for a code.</summary>
    public static ProblemResponse Of(HttpContext context, string code, string detail, IReadOnlyList<ProblemError>? errors = null) =>
        new()
        {
            Type = "/problems/" + code,
            Code = code,
            Title = ProblemKinds.All[code].Title,
            Status = ProblemKinds.All[code].Status,
            Detail = detail,
            RequestId = context.TraceIdentifier,
            Errors = errors ?? [],
        };

    /// <summary>The error answer for a rule of the newsroom.</summary>
    public static ProblemResponse Of(HttpContext context, Model.NewsroomRule rule)
    {
        return Of(context, rule.Code, rule.Message);
    }

    /// <summary>The one answer to what is unknown and to what may not be known of.</summary>
    public static ProblemResponse NotFound(HttpContext context) => Of(context, "not-found", "Nothing public has this address.");

    /// <summary>The error answer for what a validator or a binder found in path or query; bodies are read and judged elsewhere.</summary>
    public static ProblemResponse Of(HttpContext context, IReadOnlyList<ValidationFailure> failures)
    {
        var errors = failures.Select(Error).ToList();
        var codes = errors.Select(e => e.Code).Distinct().ToList();
        var code = codes.Count == 1 && ProblemKinds.All.ContainsKey(codes[0]) ? codes[0] : "invalid-request";
        return Of(
            context,
            code,
            errors.Count == 1 ? errors[0].Message : $"{errors.Count} parts of the request are wrong; see errors.",
            errors
        );
    }

    /// <summary>The error answer for a bare status that a part of the web server gave.</summary>
    public static ProblemResponse Of(HttpContext context, int status) =>
        status switch
        {
            404 => NotFound(context),
            405 => Of(context, "method-not-allowed", $"This address takes {context.Response.Headers.Allow}."),
            406 => Of(context, "not-acceptable", "This address answers with application/json."),
            408 => Of(context, "body-too-slow", $"The body came more slowly than {RequestLimits.BytesPerSecond} bytes a second."),
            413 => Of(context, "body-too-large", "The body is larger than 1 MB."),
            415 => Of(context, "unsupported-media-type", "Send the body as application/json."),
            416 => Of(context, "range-not-satisfiable", "The file has no bytes in the range that Range names."),
            429 => Of(context, "rate-limited", "This address has sent too many requests in the last minute."),
            403 => Of(context, "scope-missing", "Your key may not do this."),
            401 => Of(context, "key-invalid", "The Authorization header carries no key that is known and in force."),
            504 => Of(context, "request-timeout", "The request took longer than ten seconds."),
            >= 500 => Of(context, "internal-error", "Something went wrong here; it has been logged."),
            _ => Of(context, "malformed-request", ReasonPhrases.GetReasonPhrase(status) + "."),
        };

    /// <summary>Writes an error answer.</summary>
    public static async Task WriteAsync(HttpContext context, ProblemResponse problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        if (response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = "no-store";
        if (problem.Status is 503 or 429 && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = "1";
        if (problem.Status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(problem, problem.GetType(), Json.Options);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static ProblemError Error(ValidationFailure failure) =>
        new()
        {
            Pointer = null,
            Parameter = failure.PropertyName,
            Code = string.IsNullOrEmpty(failure.ErrorCode) ? "invalid-parameter" : failure.ErrorCode,
            Message = failure.ErrorMessage,
        };

    // tags[0].name → /tags/0/name
    internal static string Pointer(string path) =>
        path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
}
