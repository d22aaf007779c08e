using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Home;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Home;

/// <summary>Gets the whole front page.</summary>
internal sealed class GetHome(HomeReader reader, CmsDatabase database)
    : DeliveryEndpoint<HomeRequest, OneResponse<HomeResponse, ArticleIncluded>>
{
    public override void Configure() =>
        Reads(
            "/v1/home",
            "Get the front page",
            "The whole front page in one answer: the site, and every slot with whole summaries in order. Slots name pieces that show as "
                + "soon as they are public; a slot with none stays, empty."
        );

    protected override async Task<Answer> AnswerAsync(HomeRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var found = await read.QueryAsync(
            new Statement("SELECT live, version FROM home WHERE id = @p0 AND is_public IS TRUE", [database.Sql.Value(HomePage.TheId)]),
            row => (Live: StoredJson.Read<HomeLayout>(row.GetString(0)), Version: row.GetInt32(1)),
            ct
        );
        var (layout, version) = found is [var home] ? home : (new HomeLayout(), 0);
        var page = await reader.ReadAsync(read, layout, version, request.Included, ct);
        return new Answer
        {
            Body = page.Body,
            Tags = [.. page.Shown.Select(id => CacheTags.One(ThingKind.Article, id.ToString()))],
            Collections = ["home"],
            HangsOn =
            [
                .. Answer.On(ThingKind.Home, ThingKind.Site, ThingKind.Article, ThingKind.Series),
                .. ThingReader.Slots(request.Included),
            ],
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
