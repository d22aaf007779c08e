using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Home;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Home;

/// <summary>Gets the whole front page.</summary>
internal sealed class GetHome(HomeReader reader, CmsDatabase database) : DeliveryEndpoint<HomeRequest, OneResponse<HomeResponse, ArticleIncluded>>
{
    public override void Configure() => Reads(
        "/v1/home", "Get the front page",
        "The whole front page in one answer: the site, and every slot with whole summaries in order. Slots name pieces that show as soon as they are public; a slot with none stays, empty.");

    protected override async Task<Answer> AnswerAsync(HomeRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var home = await read.Db.Home.FirstOrDefaultAsync(h => h.Id == HomePage.TheId && h.IsPublic, ct);
        var page = await reader.ReadAsync(read, home?.Live ?? new HomeLayout(), home?.Version ?? 0, request.Included, ct);
        return new Answer
        {
            Body = page.Body,
            Tags = [.. page.Shown.Select(id => CacheTags.One(ThingKind.Article, id.ToString()))],
            Collections = ["home"],
            HangsOn = [.. Answer.On(ThingKind.Home, ThingKind.Article, ThingKind.Series), .. ThingReader.Slots(request.Included)],
        };
    }
}

/// <summary>What the operation takes.</summary>
public sealed record HomeRequest
{
    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal IReadOnlyList<string> Included => Parse.List(Include);
}

/// <summary>What the operation refuses.</summary>
public sealed class HomeValidator : Validator<HomeRequest>
{
    /// <summary>The rules.</summary>
    public HomeValidator() => RuleFor(r => r.Include).Words(ArticleIncluded.Names);
}

/// <summary>The front page.</summary>
public sealed record HomeResponse
{
    /// <summary>Counts the front pages that the editors have published.</summary>
    public required int Version { get; init; }

    /// <summary>The magazine.</summary>
    public required SiteResponse Site { get; init; }

    /// <summary>The slots from top to bottom.</summary>
    public required IReadOnlyList<HomeSlotResponse> Slots { get; init; }
}

/// <summary>A slot of the front page; one shape for every kind.</summary>
public sealed record HomeSlotResponse
{
    /// <summary>Its name, unique on the page.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds. A client bears kinds it does not know: every slot has the same shape.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>The heading above it; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>The words under the heading; null for none.</summary>
    public required string? Text { get; init; }

    /// <summary>The series it shows; null for none.</summary>
    public required Reference? Series { get; init; }

    /// <summary>The piece that leads it, which is then the first of its articles; null for none.</summary>
    public required Guid? LeadId { get; init; }

    /// <summary>The pieces, the lead first.</summary>
    public required IReadOnlyList<ArticleSummary> Articles { get; init; }

    /// <summary>Whether there are more.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Goes on with the rest: in <c>/v1/articles</c> for a latest slot, in <c>/v1/series/{id}/articles</c> for a series; null where nothing goes on.</summary>
    public required string? NextCursor { get; init; }
}
