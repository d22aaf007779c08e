using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Series;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Makes an article public now.</summary>
internal sealed class PublishArticle(Addresses addresses)
    : AdminBodyEndpoint<PublishArticleRequest, PublicationInput, PublicationRules, PublicationResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/articles/{id}/publication",
            StaffScopes.Publish,
            "Publish an article",
            "Makes the working copy public now; again, to bring readers what was edited since. With dryRun=true nothing happens: the "
                + "answer says what would keep the piece back, and what looks odd.",
            takesIfMatch: true
        );

    protected override bool BodyIsOptional => true;

    protected override async Task<AdminAnswer<PublicationResponse>> ActAsync(
        PublishArticleRequest request,
        PublicationInput body,
        CancellationToken ct
    )
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        var content = article.Working ?? article.Live!;
        var warnings = await WarningsAsync(article, content, ct);
        if (request.DryRun == "true")
            return new(Response(isDryRun: true, await PublishGates.JudgeAsync(Db, content, ct)), EditVersion: article.EditVersion);
        // The state is judged before the piece: what is withdrawn or in the trash needs another answer than a missing title.
        if (article.Actions.Contains("publish"))
            await Db.DemandGatesAsync(article, ct);
        article.Publish(Now, body.PublishedAt, body.EditorsNote);
        return await SaveAsync(
            article,
            async token =>
            {
                await Db.DemandStillThereAsync(article, token);
                await Db.DemandGatesAsync(article, token);
                return Response(isDryRun: false, []);
            },
            null,
            ct
        );

        PublicationResponse Response(bool isDryRun, IReadOnlyList<GateFault> faults) =>
            new()
            {
                IsDryRun = isDryRun,
                Faults =
                [
                    .. faults.Select(f => new GateResponse
                    {
                        Code = f.Code,
                        Pointer = f.Member,
                        Line = null,
                        Message = f.Message,
                    }),
                ],
                Warnings = warnings,
                Article = AdminArticleResponse.From(article, Actor, addresses),
            };
    }

    private async Task<IReadOnlyList<GateResponse>> WarningsAsync(Article article, ArticleContent content, CancellationToken ct)
    {
        var warnings = new List<GateResponse>();
        var title = SortKey.Of(content.Title);
        if (await Db.Articles.AsNoTracking().VisibleToReaders().AnyAsync(a => a.SortTitle == title && a.Id != article.Id, ct))
            warnings.Add(
                new()
                {
                    Code = "same-title-live",
                    Pointer = "/title",
                    Line = null,
                    Message = "Another public piece has this title.",
                }
            );
        var place = await Db
            .SeriesMembers.AsNoTracking()
            .FirstOrDefaultAsync(m => m.ArticleId == article.Id && m.Kind == SeriesKind.Multipart && m.Part != null, ct);
        if (place?.Part is { } part)
        {
            var before = await Db
                .SeriesMembers.AsNoTracking()
                .CountAsync(m => m.SeriesId == place.SeriesId && m.Part < part && m.Published != null, ct);
            if (before < part - 1)
                warnings.Add(
                    new()
                    {
                        Code = "part-missing",
                        Pointer = "",
                        Line = null,
                        Message = $"It is part {part}, and not every part before it is public.",
                    }
                );
        }

        return [.. warnings, .. BodyWarnings.Of(content.Body)];
    }
}

/// <summary>Which article, and whether only to ask.</summary>
public sealed record PublishArticleRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Whether only to say what would keep it back.</summary>
    [QueryParam]
    public string? DryRun { get; init; }
}

/// <summary>What the request refuses.</summary>
public sealed class PublishArticleValidator : Validator<PublishArticleRequest>
{
    /// <summary>The rules.</summary>
    public PublishArticleValidator() => RuleFor(r => r.DryRun).Flag();
}

/// <summary>How an article is published.</summary>
public sealed record PublicationInput
{
    /// <summary>
    /// When it first ran, if earlier than now; it counts for the first publication alone. Null is now; a future date is set with a
    /// schedule.
    /// </summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>What readers are told of a withdrawn piece's return; null for any other.</summary>
    public string? EditorsNote { get; init; }
}

/// <summary>What a publication may say.</summary>
public sealed class PublicationRules : AbstractValidator<PublicationInput>
{
    /// <summary>The rules.</summary>
    public PublicationRules() => RuleFor(p => p.EditorsNote).Lines(2_000);
}

/// <summary>What came of a publication, or would.</summary>
public sealed record PublicationResponse
{
    /// <summary>Whether nothing happened, since only the question was asked.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>What keeps the piece from being public; empty where it was published.</summary>
    public required IReadOnlyList<GateResponse> Faults { get; init; }

    /// <summary>
    /// What looks odd and keeps nothing back: <c>same-title-live</c>, <c>part-missing</c>, and by line what the body cannot hold or where
    /// it leads nowhere: <c>markdown-table</c>, <c>markdown-footnote</c>, <c>markdown-task</c>, <c>markdown-html</c>,
    /// <c>markdown-image</c>, <c>markdown-link</c>, <c>markdown-too-dense</c>.
    /// </summary>
    public required IReadOnlyList<GateResponse> Warnings { get; init; }

    /// <summary>The article as it is now.</summary>
    public required AdminArticleResponse Article { get; init; }
}
