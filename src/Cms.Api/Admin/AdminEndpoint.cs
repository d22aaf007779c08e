using System.Security.Cryptography;
using System.Text.Json;
using Cms.Api.Access;
using Cms.Api.Background;
using Cms.Api.Http;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Caching;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin;

/// <summary>An operation of the desk: for callers with a scope, never kept by any cache.</summary>
/// <typeparam name="TRequest">What its path and query carry, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class AdminEndpoint<TRequest, TResponse> : Endpoint<TRequest, TResponse>
    where TRequest : notnull
{
    private QueryGrammar? _grammar;
    private byte[] _body = [];

    /// <summary>The status of its success.</summary>
    private protected int SuccessStatus => HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<AdminOperation>().Status;

    /// <summary>Its body and the body's rules, for the contract; null where it takes none.</summary>
    private protected virtual AdminBody? TakesBody => null;

    /// <summary>Whether its body may be a picture; null where it is JSON or nothing.</summary>
    private protected virtual TakesPicture? TakesPicture => null;

    /// <summary>The present moment.</summary>
    protected DateTime Now => Resolve<TimeProvider>().Now();

    /// <summary>Who calls.</summary>
    protected Actor Actor => Caller.Of(HttpContext)!;

    /// <summary>The one context of this request; what it saves is the caller's.</summary>
    protected CmsDbContext Db
    {
        get
        {
            // Not the framework's own way, which would find the context of the request around this one.
            field ??=
                HttpContext.RequestServices.GetRequiredService<CmsDbContext>();
            field.Actor = Actor;
            return field;
        }
    }

    /// <summary>The body's bytes, read once.</summary>
    private protected ReadOnlyMemory<byte> Body => _body;

    /// <summary>The operation's method, path, scope, and what the contract says of it.</summary>
    protected void Does(
        FastEndpoints.Http verb,
        string path,
        string scope,
        string summary,
        string description,
        bool takesIfMatch = false,
        int status = 200
    )
    {
        if (verb == FastEndpoints.Http.GET)
            Verbs(verb, FastEndpoints.Http.HEAD);
        else
            Verbs(verb);
        Routes(path);
        Policies(scope);
        Options(route => route.WithMetadata(new AdminOperation(scope, takesIfMatch, status, TakesBody)));
        // Routing would let in nothing but JSON.
        if (TakesPicture is { } picture)
            Description(route => route.WithMetadata(picture).ClearDefaultAccepts());
        DontThrowIfValidationFails();
        DontAutoSendResponse();
        // Bodies are read by ourselves, strictly; nothing of them may land in a parameter.
        RequestBinder(new RequestBinder<TRequest>(BindingSource.RouteValues | BindingSource.QueryParams));
        Summary(s =>
        {
            s.Summary = summary;
            s.Description = description;
        });
    }

    /// <summary>Does what is asked.</summary>
    protected abstract Task<AdminAnswer<TResponse>> ActAsync(TRequest request, CancellationToken ct);

    /// <summary>Reads what was sent.</summary>
    private protected virtual async Task TakeBodyAsync(CancellationToken ct) => _body = await JsonBody.BytesAsync(HttpContext.Request, ct);

    /// <summary>By what two bodies are known to be the same.</summary>
    private protected virtual byte[] BodyHash => SHA256.HashData(_body);

    /// <summary>What is wrong with the body by itself; empty where it takes none.</summary>
    private protected virtual void JudgeBody()
    {
        if (_body.Length > 0)
            throw new ProblemException("malformed-request", "This operation takes no body.");
    }

    /// <inheritdoc />
    public sealed override async Task HandleAsync(TRequest req, CancellationToken ct)
    {
        if (!Accepting.Takes(HttpContext.Request.Headers, Accepting.JsonType))
            throw new ProblemException("not-acceptable", "This address answers with application/json, which the Accept header leaves out.");
        _grammar ??= QueryGrammars.Of(Definition);
        foreach (var failure in _grammar.Judge(HttpContext.Request.Query, takesAtLeast: false))
            AddError(failure);
        if (ValidationFailed)
        {
            await ProblemAnswers.WriteAsync(HttpContext, ProblemAnswers.Of(HttpContext, ValidationFailures));
            return;
        }

        var method = HttpContext.Request.Method;
        var writes = !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
        if (writes)
            await TakeBodyAsync(ct);
        JudgeBody();
        if (writes)
            Resolve<TakedownReserve>().Admit(takesDown: this is ITakesDown || HttpMethods.IsDelete(method));
        if (OnceOf(HttpContext) is { } once)
            await AnswerOnceAsync(req, once, ct);
        else
            await SendAsync(await ActAsync(req, ct), ct);
    }

    /// <summary>Saves, and answers what is then stored, with the edit version and the number the save took.</summary>
    /// <param name="thing">What the answer is about; its edit version is the ETag.</param>
    /// <param name="shape">Makes the answer from what is stored, inside the transaction.</param>
    /// <param name="location">Where a new thing stands.</param>
    /// <param name="ct">Cancels before the commit.</param>
    protected async Task<AdminAnswer<TResponse>> SaveAsync(
        IEdited? thing,
        Func<CancellationToken, Task<TResponse>> shape,
        string? location,
        CancellationToken ct
    )
    {
        var saved = await Db.SaveAsync(
            async token => new AdminAnswer<TResponse>(await shape(token), SuccessStatus, thing?.EditVersion, location),
            ct
        );
        return saved.Answer with { Sequence = saved.Sequence };
    }

    /// <summary>Saves where nothing is answered but that it is done.</summary>
    protected async Task<AdminAnswer<TResponse>> SaveAsync(CancellationToken ct)
    {
        var saved = await Db.SaveAsync(_ => Task.FromResult(new AdminAnswer<TResponse>(default, SuccessStatus)), ct);
        return saved.Answer with { Sequence = saved.Sequence };
    }

    /// <summary>The answer to an address that leads nowhere, or nowhere that this caller may know of.</summary>
    protected static Exception NotFound(string what) => new ProblemException("not-found", $"There is no such {what}.");

    private static string Checked(string key) =>
        key.Length is > 0 and <= IdempotentAnswer.MaxKeyLength && key.All(c => c is > ' ' and < '\x7f')
            ? key
            : throw ProblemException.Parameter(
                "invalid-parameter",
                "Idempotency-Key",
                $"Idempotency-Key should be 1 to {IdempotentAnswer.MaxKeyLength} visible ASCII characters."
            );

    /// <summary>What makes this request one that is done once; null where nobody asked for that.</summary>
    private protected Once? OnceOf(HttpContext context)
    {
        if (context.Features.Get<PartOfCall>() is { } part)
            return part.Once;
        var http = context.Request;
        return HttpMethods.IsPost(http.Method) && http.Headers.TryGetValue("Idempotency-Key", out var key)
            ? new Once($"{Actor.Id} {http.Method} {http.Path}{http.QueryString}", Checked(key.ToString()), BodyHash)
            : null;
    }

    /// <summary>The refusal of a key that came with another body.</summary>
    private protected static ProblemException KeyReused() =>
        ProblemException.Parameter(
            "idempotency-key-reused",
            "Idempotency-Key",
            "This key came with another body before; a new request takes a new key."
        );

    private async Task AnswerOnceAsync(TRequest request, Once mark, CancellationToken ct)
    {
        var once = new IdempotentRequest(mark.Scope, mark.Key, mark.BodyHash, answer =>
        {
            var given = (AdminAnswer<TResponse>)answer!;
            return (
                given.Status,
                given.Location,
                given.EditVersion is { } version ? ConditionalRequests.Tag(version) : null,
                Bytes(given.Value is IHoldsSecret secret ? secret.WithoutSecret() : given.Value)
            );
        });
        using var turn = await Resolve<RequestsInFlight>().EnterAsync(once.Name, ct);
        if (await once.FindAsync(Db, Now, ct) is { } before)
        {
            await RepeatAsync(once, before, ct);
            return;
        }

        AdminAnswer<TResponse> answer;
        try
        {
            Db.Request = once;
            answer = await ActAsync(request, ct);
        }
        catch (Exception e) when (e is AnsweredBeforeException or NewsroomRule or ProblemException or EditConflictException)
        {
            // What kept this one back may be the first one's own doing.
            if (await once.FindAsync(Db, Now, ct) is not { } meanwhile)
                throw e is AnsweredBeforeException ? RequestsInFlight.InProgress() : e;
            await RepeatAsync(once, meanwhile, ct);
            return;
        }

        await SendAsync(answer, ct);
    }

    private async Task RepeatAsync(IdempotentRequest once, IdempotentAnswer before, CancellationToken ct)
    {
        if (!once.IsTo(before))
            throw KeyReused();
        await SendAsync(before.Status, before.Location, before.ETag, before.Sequence, before.Body, ct);
    }

    private Task SendAsync(AdminAnswer<TResponse> answer, CancellationToken ct)
    {
        if (answer.Link is not null)
            HttpContext.Response.Headers.Link = answer.Link;
        return SendAsync(
            answer.Status,
            answer.Location,
            answer.EditVersion is { } version ? ConditionalRequests.Tag(version) : null,
            answer.Sequence,
            Bytes(answer.Value),
            ct
        );
    }

    private Task SendAsync(int status, string? location, string? etag, long? sequence, byte[] body, CancellationToken ct)
    {
        var response = HttpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (location is not null)
            response.Headers.Location = location;
        if (etag is not null)
            response.Headers.ETag = etag;
        response.Headers["Content-Sequence"] = (sequence ?? Resolve<Model.Changes.ChangeFollower>().Applied).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        if (status == 204)
            return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(HttpContext.Request.Method) ? Task.CompletedTask : Sending.SendAsync(response, body, ct);
    }

    private static byte[] Bytes(object? value) =>
        value is null ? [] : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json.Options);
}
