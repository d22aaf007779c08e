using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Access;
using Cms.Api.Background;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>What an operation of the desk answers.</summary>
/// <param name="Value">The body; null for none.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="EditVersion">The thing's edit version, for the ETag; null where it has none.</param>
/// <param name="Location">Where a new thing stands.</param>
/// <param name="Sequence">The last number of the change log that the save took; null where nothing visible changed.</param>
/// <param name="Link">Links to other pages of a list (RFC 8288).</param>
public sealed record AdminAnswer<T>(T? Value, int Status = 200, int? EditVersion = null, string? Location = null, long? Sequence = null, string? Link = null);

/// <summary>An answer that holds something shown once, which is left out when the answer is kept to be given again.</summary>
internal interface IHoldsSecret
{
    /// <summary>The same without it.</summary>
    object WithoutSecret();
}

/// <summary>What makes a request one that is done once however often it is sent.</summary>
/// <param name="Scope">Who sent it, with the method and path.</param>
/// <param name="Key">The key the caller chose.</param>
/// <param name="BodyHash">SHA-256 of its body.</param>
internal sealed record Once(string Scope, string Key, byte[] BodyHash)
{
    /// <summary>Stands between a call's key and the place of one of its parts; no caller can choose a key with it.</summary>
    public const string PartMark = " ";

    /// <summary>The mark of one part of the call.</summary>
    public Once Part(int index) => this with { Key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Key}{PartMark}{index}") };
}

/// <summary>Says of a request that it is one part of a call of many.</summary>
/// <param name="Once">The mark under which it is done once, whatever its method; null for none.</param>
internal sealed record PartOfCall(Once? Once);

/// <summary>What the contract says of an operation of the desk besides its words.</summary>
/// <param name="Scope">The scope a caller needs.</param>
/// <param name="TakesIfMatch">Whether a change needs the version that the caller has seen.</param>
/// <param name="Status">The status of its success.</param>
/// <param name="Body">Its body; null where it takes none.</param>
internal sealed record AdminOperation(string Scope, bool TakesIfMatch, int Status, AdminBody? Body) : INeedsScope;

/// <summary>A body.</summary>
/// <param name="Type">Its record.</param>
/// <param name="Rules">What it may say.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="IsPatch">Whether it changes some members and leaves the others.</param>
internal sealed record AdminBody(Type Type, IValidator Rules, bool IsOptional, bool IsPatch);

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
            field ??= HttpContext.RequestServices.GetRequiredService<CmsDbContext>();
            field.Actor = Actor;
            return field;
        }
    }

    /// <summary>The body's bytes, read once.</summary>
    private protected ReadOnlyMemory<byte> Body => _body;

    /// <summary>The operation's method, path, scope, and what the contract says of it.</summary>
    protected void Does(FastEndpoints.Http verb, string path, string scope, string summary, string description, bool takesIfMatch = false, int status = 200)
    {
        if (verb == FastEndpoints.Http.GET)
            Verbs(verb, FastEndpoints.Http.HEAD);
        else
            Verbs(verb);
        Routes(path);
        Policies(scope);
        Options(route => route.WithMetadata(new AdminOperation(scope, takesIfMatch, status, TakesBody)));
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
            await Problems.WriteAsync(HttpContext, Problems.Of(HttpContext, ValidationFailures));
            return;
        }

        var method = HttpContext.Request.Method;
        var writes = !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
        if (writes)
            _body = await JsonBody.BytesAsync(HttpContext.Request, ct);
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
    protected async Task<AdminAnswer<TResponse>> SaveAsync(IEdited? thing, Func<CancellationToken, Task<TResponse>> shape, string? location, CancellationToken ct)
    {
        var saved = await Db.SaveAsync(async token => new AdminAnswer<TResponse>(await shape(token), SuccessStatus, thing?.EditVersion, location), ct);
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

    private static string Checked(string key) => key.Length is > 0 and <= IdempotentAnswer.MaxKeyLength && key.All(c => c is > ' ' and < '\x7f') ? key
        : throw ProblemException.Parameter("invalid-parameter", "Idempotency-Key", $"Idempotency-Key should be 1 to {IdempotentAnswer.MaxKeyLength} visible ASCII characters.");

    /// <summary>What makes this request one that is done once; null where nobody asked for that.</summary>
    private protected Once? OnceOf(HttpContext context)
    {
        if (context.Features.Get<PartOfCall>() is { } part)
            return part.Once;
        var http = context.Request;
        return HttpMethods.IsPost(http.Method) && http.Headers.TryGetValue("Idempotency-Key", out var key)
            ? new Once($"{Actor.Id} {http.Method} {http.Path}{http.QueryString}", Checked(key.ToString()), SHA256.HashData(_body)) : null;
    }

    /// <summary>The refusal of a key that came with another body.</summary>
    private protected static ProblemException KeyReused() =>
        ProblemException.Parameter("idempotency-key-reused", "Idempotency-Key", "This key came with another body before; a new request takes a new key.");

    private async Task AnswerOnceAsync(TRequest request, Once mark, CancellationToken ct)
    {
        var once = new IdempotentRequest(mark.Scope, mark.Key, mark.BodyHash, answer =>
        {
            var given = (AdminAnswer<TResponse>)answer!;
            return (given.Status, given.Location, given.EditVersion is { } version ? ConditionalRequests.Tag(version) : null, Bytes(given.Value is IHoldsSecret secret ? secret.WithoutSecret() : given.Value));
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
        return SendAsync(answer.Status, answer.Location, answer.EditVersion is { } version ? ConditionalRequests.Tag(version) : null, answer.Sequence, Bytes(answer.Value), ct);
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
        response.Headers["Content-Sequence"] = (sequence ?? Resolve<Model.Changes.ChangeFollower>().Applied).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (status == 204)
            return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(HttpContext.Request.Method) ? Task.CompletedTask : Sending.SendAsync(response, body, ct);
    }

    private static byte[] Bytes(object? value) => value is null ? [] : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json.Options);
}

/// <summary>An operation of the desk that takes a body.</summary>
/// <typeparam name="TRequest">What its path and query carry.</typeparam>
/// <typeparam name="TBody">What its body says.</typeparam>
/// <typeparam name="TValidator">Judges what the body says by itself.</typeparam>
/// <typeparam name="TResponse">What it answers with.</typeparam>
public abstract class AdminBodyEndpoint<TRequest, TBody, TValidator, TResponse> : AdminEndpoint<TRequest, TResponse>
    where TRequest : notnull
    where TBody : class, new()
    where TValidator : AbstractValidator<TBody>, new()
{
    private static readonly TValidator Rules = new();
    private TBody? _given;

    /// <summary>Whether the body may be left out, and every member then has its default.</summary>
    protected virtual bool BodyIsOptional => false;

    private protected sealed override AdminBody? TakesBody => new(typeof(TBody), Rules, BodyIsOptional, IsPatch: false);

    /// <summary>Does what is asked.</summary>
    protected abstract Task<AdminAnswer<TResponse>> ActAsync(TRequest request, TBody body, CancellationToken ct);

    /// <inheritdoc />
    protected sealed override Task<AdminAnswer<TResponse>> ActAsync(TRequest request, CancellationToken ct) => ActAsync(request, _given!, ct);

    private protected override void JudgeBody()
    {
        (_given, var faults) = JsonBody.Read<TBody>(Body, BodyIsOptional);
        BodyRules.Demand(Rules, _given, faults);
    }
}

/// <summary>An operation that changes some members of a thing and leaves the others (JSON merge patch, RFC 7396).</summary>
/// <typeparam name="TRequest">What its path and query carry.</typeparam>
/// <typeparam name="TBody">All members that a whole replacement would take.</typeparam>
/// <typeparam name="TValidator">Judges them as they come out.</typeparam>
/// <typeparam name="TResponse">What it answers with.</typeparam>
public abstract class AdminPatchEndpoint<TRequest, TBody, TValidator, TResponse> : AdminEndpoint<TRequest, TResponse>
    where TRequest : notnull
    where TBody : class, new()
    where TValidator : AbstractValidator<TBody>, new()
{
    private static readonly TValidator Rules = new();
    private JsonObject? _patch;
    private IReadOnlyList<ProblemError> _faults = [];

    /// <summary>The members the patch names.</summary>
    protected JsonObject Changes => _patch!;

    private protected sealed override AdminBody? TakesBody => new(typeof(TBody), Rules, IsOptional: false, IsPatch: true);

    /// <summary>The members as they are with the patch on top, judged like a whole replacement.</summary>
    protected TBody Patched(TBody current)
    {
        var patched = JsonBody.Patched(current, _patch!);
        BodyRules.Demand(Rules, patched, _faults);
        return patched;
    }

    private protected override void JudgeBody() => (_patch, _faults) = JsonBody.ReadPatch<TBody>(Body);
}

/// <summary>Judges bodies.</summary>
internal static class BodyRules
{
    /// <summary>Goes on only where nothing is wrong.</summary>
    /// <param name="rules">Judge it.</param>
    /// <param name="body">The body, or a part of one.</param>
    /// <param name="found">What was found wrong with it already; of these members nothing more is said.</param>
    /// <param name="at">Where it stands in the body that was sent.</param>
    /// <exception cref="ProblemException"><c>validation-failed</c>, with every fault.</exception>
    public static void Demand<T>(IValidator<T> rules, T body, IReadOnlyList<ProblemError> found, string at = "")
    {
        var result = rules.Validate(body);
        if (result.IsValid && found.Count == 0)
            return;
        var broken = result.Errors.Select(f => new ProblemError
        {
            Pointer = at + Problems.Pointer("." + f.PropertyName),
            Parameter = null,
            Code = string.IsNullOrEmpty(f.ErrorCode) ? "invalid" : f.ErrorCode,
            Message = f.ErrorMessage,
        });
        throw Failed([.. found, .. broken.Where(b => found.All(f => f.Pointer != b.Pointer))]);
    }

    /// <summary>The answer to members that are wrong.</summary>
    public static ProblemException Failed(IEnumerable<ProblemError> errors)
    {
        var all = errors.ToList();
        return new ProblemException("validation-failed", all.Count == 1 ? all[0].Message : $"{all.Count} members of the body are wrong; see errors.", all);
    }
}
