using System.Security.Cryptography;
using System.Text.Json;
using Cms.Api.Access;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Changes;
using FastEndpoints;

namespace Cms.Api.Http.Doors;

/// <summary>An operation for callers with a scope, answered to them alone and never kept by any cache.</summary>
/// <typeparam name="TDoor">The door.</typeparam>
/// <typeparam name="TRequest">What its path and query carry, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class ScopedEndpoint<TDoor, TRequest, TResponse> : DoorEndpoint<TDoor, TRequest, TResponse>
    where TDoor : Door, new()
    where TRequest : notnull
{
    private byte[] _body = [];

    /// <summary>The status of its success.</summary>
    private protected int SuccessStatus => HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<ScopedOperation>().Status;

    /// <summary>Its body and the body's rules, for the contract; null where it takes none.</summary>
    private protected virtual TakenBody? TakesBody => null;

    /// <summary>Whether its body may be a picture; null where it is JSON or nothing.</summary>
    private protected virtual TakesPicture? TakesPicture => null;

    /// <summary>Who calls.</summary>
    protected Actor Actor => Caller.Of(HttpContext)!;

    /// <summary>The one context of this request; what it saves is the caller's.</summary>
    protected CmsDbContext Db
    {
        get
        {
            // Not the framework's own way, which would find the context of the request around this one.
            var services = HttpContext.RequestServices;
            field ??= services.GetRequiredService<CmsDbContext>();
            field.Actor = Actor;
            return field;
        }
    }

    /// <summary>The body's bytes, read once.</summary>
    private protected ReadOnlyMemory<byte> Body => _body;

    /// <summary>Reads.</summary>
    /// <param name="path">What its address has after the door's prefix.</param>
    /// <param name="scope">The scope a caller needs.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="description">The rest.</param>
    protected void Get(string path, string scope, string summary, string description) =>
        Stand(FastEndpoints.Http.GET, path, scope, summary, description, takesIfMatch: false, status: 200);

    /// <summary>Makes something, or does what is no setting of something.</summary>
    /// <inheritdoc cref="Stand(FastEndpoints.Http, string, string, string, string, bool, int)"/>
    protected void Post(string path, string scope, string summary, string description, bool takesIfMatch = false, int status = 200) =>
        Stand(FastEndpoints.Http.POST, path, scope, summary, description, takesIfMatch, status);

    /// <summary>Sets something whole.</summary>
    /// <inheritdoc cref="Stand(FastEndpoints.Http, string, string, string, string, bool, int)"/>
    protected void Put(string path, string scope, string summary, string description, bool takesIfMatch = false) =>
        Stand(FastEndpoints.Http.PUT, path, scope, summary, description, takesIfMatch, status: 200);

    /// <summary>Changes some members of something.</summary>
    /// <inheritdoc cref="Stand(FastEndpoints.Http, string, string, string, string, bool, int)"/>
    protected void Patch(string path, string scope, string summary, string description, bool takesIfMatch = false) =>
        Stand(FastEndpoints.Http.PATCH, path, scope, summary, description, takesIfMatch, status: 200);

    /// <summary>Takes something away, or back.</summary>
    /// <inheritdoc cref="Stand(FastEndpoints.Http, string, string, string, string, bool, int)"/>
    protected void Delete(string path, string scope, string summary, string description, bool takesIfMatch = false, int status = 200) =>
        Stand(FastEndpoints.Http.DELETE, path, scope, summary, description, takesIfMatch, status);

    /// <summary>Does what is asked.</summary>
    protected abstract Task<Outcome<TResponse>> ActAsync(TRequest request, CancellationToken ct);

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

    private protected sealed override async Task ServeAsync(TRequest request, CancellationToken ct)
    {
        var method = HttpContext.Request.Method;
        var writes = !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
        if (writes)
            await TakeBodyAsync(ct);
        JudgeBody();
        if (writes)
            Resolve<IAdmitsWrites>().Admit(takesDown: this is ITakesDown || HttpMethods.IsDelete(method));
        if (Once.Of(HttpContext, () => BodyHash) is { } once)
            await AnswerOnceAsync(request, once, ct);
        else
            await SendAsync(await ActAsync(request, ct), ct);
    }

    /// <summary>Goes on only where the caller has seen the thing as it is.</summary>
    /// <inheritdoc cref="ConditionalRequests.Match"/>
    protected void Match(IEdited thing, bool takesAny = false) => ConditionalRequests.Match(HttpContext.Request, thing, takesAny);

    /// <summary>Saves, and answers what is then stored, with the edit version and the number the save took.</summary>
    /// <param name="thing">What the answer is about; its edit version is the ETag.</param>
    /// <param name="shape">Makes the answer from what is stored, inside the transaction.</param>
    /// <param name="location">Where a new thing stands, by its path after the door's prefix.</param>
    /// <param name="ct">Cancels before the commit.</param>
    protected async Task<Outcome<TResponse>> SaveAsync(
        IEdited? thing,
        Func<CancellationToken, Task<TResponse>> shape,
        string? location,
        CancellationToken ct
    )
    {
        var saved = await Db.SaveAsync(
            async token => new Outcome<TResponse>(
                await shape(token),
                SuccessStatus,
                thing?.EditVersion,
                location is null ? null : At(location)
            ),
            ct
        );
        return saved.Answer with { Sequence = saved.Sequence };
    }

    /// <summary>Saves where nothing is answered but that it is done.</summary>
    protected async Task<Outcome<TResponse>> SaveAsync(CancellationToken ct)
    {
        var saved = await Db.SaveAsync(_ => Task.FromResult(new Outcome<TResponse>(default, SuccessStatus)), ct);
        return saved.Answer with { Sequence = saved.Sequence };
    }

    /// <summary>The answer to an address that leads nowhere, or nowhere that this caller may know of.</summary>
    protected static Exception NotFound(string what) => new ProblemException("not-found", $"There is no such {what}.");

    private async Task AnswerOnceAsync(TRequest request, Once mark, CancellationToken ct)
    {
        var once = new IdempotentRequest(mark.Scope, mark.Key, mark.BodyHash, answer =>
        {
            var given = (Outcome<TResponse>)answer!;
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

        Outcome<TResponse> answer;
        try
        {
            Db.Request = once;
            answer = await ActAsync(request, ct);
        }
        catch (Exception e)
            when (e is AnsweredBeforeException or NewsroomRule or GatesClosedException or ProblemException or EditConflictException)
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
            throw Once.Reused();
        await SendAsync(before.Status, before.Location, before.ETag, before.Sequence, before.Body, ct);
    }

    private void Stand(
        FastEndpoints.Http verb,
        string path,
        string scope,
        string summary,
        string description,
        bool takesIfMatch,
        int status
    )
    {
        Stand(verb, path, summary, description, new ScopedOperation(scope, takesIfMatch, status, TakesBody, TakesPicture));
        Policies(scope);
        // Routing would let in nothing but JSON.
        if (TakesPicture is { } picture)
            Description(route => route.WithMetadata(picture).ClearDefaultAccepts());
    }

    private Task SendAsync(Outcome<TResponse> answer, CancellationToken ct)
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
        response.Headers["Content-Sequence"] = (sequence ?? Resolve<ChangeFollower>().Applied).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        return status == 204 ? Task.CompletedTask : Sending.SendAsync(HttpContext, Accepting.JsonContent, body, ct);
    }

    private static byte[] Bytes(object? value) =>
        value is null ? [] : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json.Options);
}
