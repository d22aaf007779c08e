using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Series;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Series;

/// <summary>Sets the articles of a series and their order.</summary>
internal sealed class ArrangeSeries : AdminBodyEndpoint<ById, SeriesArticlesInput, SeriesArticlesInputValidator, AdminSeriesResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PUT,
            "/v1/admin/series/{id}/articles",
            StaffScopes.Content,
            "Arrange a series",
            "Sets its articles and their order, whole; live at once. An article need not be public yet: it appears in the series when it "
                + "is. It is part of at most one multipart series.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminSeriesResponse>> ActAsync(ById request, SeriesArticlesInput body, CancellationToken ct)
    {
        var series = await Db.Series.Include(s => s.Sources).Include(s => s.Members).FirstOrDefaultAsync(s => s.Id == request.Id, ct)
            ?? throw NotFound("series");
        ConditionalRequests.Match(HttpContext.Request, series);
        var references = body.Articles!.Select((a, i) => new ThingReference($"/articles/{i}/articleId", ThingKind.Article, a.ArticleId))
            .ToList();
        await References.DemandAsync(Db, references, ct);
        var places = body.Articles!.Select(a => new SeriesPlace(a.ArticleId, a.Part, a.Label)).ToList();
        if (!places.SequenceEqual(series.Members.OrderBy(m => m.Position).Select(m => new SeriesPlace(m.ArticleId, m.Part, m.Label))))
        {
            series.SetMembers(places, Now);
            await DemandFreeAsync(series, [.. places.Select(p => p.ArticleId)], ct);
        }

        return await SaveAsync(
            series,
            async token =>
            {
                await References.DemandAsync(Db, references, token);
                return AdminSeriesResponse.From(series, Resolve<Addresses>());
            },
            null,
            ct
        );
    }

    // The database refuses it too, but does not say which.
    private async Task DemandFreeAsync(ArticleSeries series, List<Guid> articles, CancellationToken ct)
    {
        if (series.SeriesKind != SeriesKind.Multipart)
            return;
        var other = await Db
            .SeriesMembers.AsNoTracking()
            .Where(m => articles.Contains(m.ArticleId) && m.Kind == SeriesKind.Multipart && m.SeriesId != series.Id)
            .Join(Db.Articles, m => m.ArticleId, a => a.Id, (m, a) => a.DeskTitle)
            .FirstOrDefaultAsync(ct);
        if (other is not null)
            throw ArticleSeries.InOtherSeries($"“{other}”");
    }
}

/// <summary>The articles of a series, in order.</summary>
public sealed record SeriesArticlesInput
{
    /// <summary>All of them, in order; empty takes all out.</summary>
    public IReadOnlyList<SeriesArticleInput>? Articles { get; init; }
}

/// <summary>An article's place in a series.</summary>
public sealed record SeriesArticleInput
{
    /// <summary>The article's id.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>Its number; null for a companion piece, and always in a collection.</summary>
    public int? Part { get; init; }

    /// <summary>The number as printed, such as “Part I”; null if none is.</summary>
    public string? Label { get; init; }
}

/// <summary>What the articles of a series may not be.</summary>
public sealed class SeriesArticlesInputValidator : AbstractValidator<SeriesArticlesInput>
{
    /// <summary>Most articles of a series set at once.</summary>
    public const int MostArticles = 1_000;

    /// <summary>The rules.</summary>
    public SeriesArticlesInputValidator()
    {
        RuleFor(b => b.Articles).Given();
        RuleFor(b => b.Articles!).AtMost(MostArticles);
        RuleForEach(b => b.Articles).SetValidator(new SeriesArticleInputValidator());
    }
}

/// <summary>What a place may not be.</summary>
public sealed class SeriesArticleInputValidator : AbstractValidator<SeriesArticleInput>
{
    /// <summary>The rules.</summary>
    public SeriesArticleInputValidator()
    {
        RuleFor(a => a.ArticleId).Given();
        RuleFor(a => a.Part).Within(0, 9_999);
        RuleFor(a => a.Label).LineOrNone(80);
    }
}
