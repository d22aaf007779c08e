using Cms.Api.Admin.Articles;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Cms.Model.Articles.Bodies;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Bulk;

/// <summary>Does many acts on articles in one call, each as its own operation would.</summary>
internal sealed class BulkArticles(ItemRunner runner, IServiceScopeFactory scopes)
    : AdminBodyEndpoint<EmptyRequest, BulkInput, BulkRules, BulkResultsResponse>,
        ITakesDown,
        IDoesMany
{
    public override void Configure() =>
        Post(
            "articles/bulk",
            StaffScopes.Drafts,
            "Act on many articles",
            "Up to 100 acts, in order, each judged as the operation of its own is: scope, version, state and gates. By default each is "
                + "done by itself, and the answer says what came of each. With atomic true all are done or none: where one is refused, the "
                + "answer is that refusal, and its pointers begin with the act's place in items. An Idempotency-Key counts for the whole "
                + "call: sent again after a breakdown, what was done is answered and the rest is done."
        );

    protected override async Task<Outcome<BulkResultsResponse>> ActAsync(EmptyRequest request, BulkInput body, CancellationToken ct)
    {
        var once = await OnceAsync(ct);
        return body.Atomic == true ? await TogetherAsync(body.Items, ct) : await OneByOneAsync(body.Items, once, ct);
    }

    private async Task<Outcome<BulkResultsResponse>> OneByOneAsync(IReadOnlyList<BulkItem> items, Once? once, CancellationToken ct)
    {
        var results = new List<BulkResult>();
        long? sequence = null;
        for (var i = 0; i < items.Count; i++)
        {
            // A context of its own: what one act left behind is nothing to the next.
            await using var scope = scopes.CreateAsyncScope();
            var answer = await runner.RunAsync(HttpContext, scope.ServiceProvider, items[i], once?.Part(i), ct);
            sequence = Math.Max(sequence ?? 0, answer.Sequence);
            results.Add(BulkResult.From(i, items[i], answer));
        }

        return new(
            new BulkResultsResponse
            {
                IsAtomic = false,
                Done = results.Count(r => r.Problem is null),
                Items = results,
            },
            Sequence: sequence
        );
    }

    private async Task<Outcome<BulkResultsResponse>> TogetherAsync(IReadOnlyList<BulkItem> items, CancellationToken ct)
    {
        await ReadTextsAsync(items, ct);
        var saved = await Db.SaveTogetherAsync(
            async token =>
            {
                var results = new List<BulkResult>();
                for (var i = 0; i < items.Count; i++)
                {
                    var result = BulkResult.From(
                        i,
                        items[i],
                        await runner.RunAsync(HttpContext, HttpContext.RequestServices, items[i], null, token)
                    );
                    if (result.Problem is { } problem)
                        throw new RefusedException(InItem(problem, i));
                    results.Add(result);
                }

                return new Outcome<BulkResultsResponse>(
                    new BulkResultsResponse
                    {
                        IsAtomic = true,
                        Done = results.Count,
                        Items = results,
                    }
                );
            },
            ct
        );
        return saved.Answer with { Sequence = saved.Sequence };
    }

    /// <summary>Reads the texts at hand before the call waits for its turn, in which it alone writes.</summary>
    private async Task ReadTextsAsync(IReadOnlyList<BulkItem> items, CancellationToken ct)
    {
        foreach (var item in items)
            ArticleInput.ReadAhead(item.Body);
        foreach (var id in items.Select(i => i.Id).Distinct())
        {
            var article = await Db
                .Articles.AsNoTracking()
                .Where(a => a.Id == id)
                .Select(a => new { a.Live, a.Working })
                .FirstOrDefaultAsync(ct);
            _ = NamedInBody.Of(article?.Live?.Body ?? "");
            _ = NamedInBody.Of(article?.Working?.Body ?? "");
        }
    }

    /// <summary>The call's own mark, under which each act is answered once; null where it is not asked for.</summary>
    /// <exception cref="ProblemException"><c>idempotency-key-reused</c>.</exception>
    private async Task<Once?> OnceAsync(CancellationToken ct)
    {
        if (Once.Of(HttpContext, () => BodyHash) is not { } once)
            return null;
        var (since, hash, parts) = (Now - IdempotentAnswer.Kept, once.BodyHash, once.Key + Once.PartMark);
        if (
            await Db.IdempotentAnswers.AnyAsync(
                a => a.Scope == once.Scope && a.Key.StartsWith(parts) && a.At > since && a.BodyHash != hash,
                ct
            )
        )
            throw Once.Reused();
        return once;
    }

    /// <summary>The refusal of one act as that of the whole call.</summary>
    private ProblemResponse InItem(ConflictResponse problem, int index)
    {
        var whole = ProblemAnswers.Of(
            HttpContext,
            problem.Code,
            $"Nothing was done, since act {index} of the call was refused: {problem.Detail}",
            [
                .. problem.Errors.Select(e =>
                    e with
                    {
                        Pointer =
                            $"/items/{index}{(e.Pointer is null ? e.Parameter == "If-Match" ? "/ifMatch" : "" : "/body" + e.Pointer)}",
                        Parameter = null,
                    }
                ),
            ]
        );
        return whole.Status is 409 or 412 ? problem with { Detail = whole.Detail, Errors = whole.Errors } : whole;
    }
}

/// <summary>Acts to be done in one call.</summary>
public sealed record BulkInput
{
    /// <summary>Most acts in one call.</summary>
    public const int MaxItems = 100;

    /// <summary>Whether all are done or none; otherwise, and by default, each is done by itself.</summary>
    public bool? Atomic { get; init; }

    /// <summary>The acts, in the order in which they are done.</summary>
    public IReadOnlyList<BulkItem> Items { get; init; } = [];
}

/// <summary>What a call may say.</summary>
public sealed class BulkRules : AbstractValidator<BulkInput>
{
    /// <summary>The rules.</summary>
    public BulkRules()
    {
        RuleFor(b => b.Items).Some(BulkInput.MaxItems);
        RuleForEach(b => b.Items).SetValidator(new BulkItemRules());
    }
}

/// <summary>What came of a call.</summary>
public sealed record BulkResultsResponse
{
    /// <summary>Whether all were to be done or none.</summary>
    public required bool IsAtomic { get; init; }

    /// <summary>How many were done.</summary>
    public required int Done { get; init; }

    /// <summary>What came of each, in order.</summary>
    public required IReadOnlyList<BulkResult> Items { get; init; }
}

/// <summary>What came of one act.</summary>
public sealed record BulkResult
{
    /// <summary>Its place in the call, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The article's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The HTTP status that the operation of its own would have been answered with.</summary>
    public required int Status { get; init; }

    /// <summary>The ETag that the article has then; null where it was refused or put in the trash.</summary>
    public required string? Etag { get; init; }

    /// <summary>Why it was refused; null where it was done.</summary>
    public required ConflictResponse? Problem { get; init; }

    internal static BulkResult From(int index, BulkItem item, ItemAnswer answer) =>
        new()
        {
            Index = index,
            Id = item.Id,
            Status = answer.Status,
            Etag = answer.ETag,
            Problem = answer.Problem,
        };
}
