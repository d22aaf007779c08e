using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Series;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Series;

/// <summary>Series at the desk.</summary>
internal sealed class SeriesDesk : ShownThingDesk<ArticleSeries, SeriesInput, AdminSeriesResponse>
{
    public static SeriesDesk Here { get; } = new();

    public override ThingKind Kind => ThingKind.Series;

    public override string Plural => "series";

    public override string One => "a series";

    public override (string Key, string Column)? SortName => ("title", "sort_title");

    public override string? KindColumn => "series_kind";

    public override IQueryable<ArticleSeries> In(CmsDbContext db) => db.Series.Include(s => s.Sources);

    public override string Name(SeriesInput input) => input.Title;

    public override ArticleSeries Make(string slug, SeriesInput input, DateTime now)
    {
        var series = new ArticleSeries(slug, input.Kind!.Value, Profile(input), now, input.SourceIds);
        series.List(input.IsListed);
        return series;
    }

    public override SeriesInput Written(ArticleSeries thing) =>
        new()
        {
            Title = thing.Title,
            Kind = thing.SeriesKind,
            Description = thing.Description,
            Total = thing.Total,
            IsComplete = thing.IsComplete,
            LeadId = thing.LeadId,
            SourceIds = SourceIds(thing),
            IsListed = thing.IsListed,
        };

    public override void Apply(ArticleSeries thing, SeriesInput input, DateTime now)
    {
        thing.KeepKind(input.Kind!.Value);
        if (Profile(input) is var profile && profile != thing.Profile)
            thing.Edit(profile, now);
        if (!input.SourceIds.Distinct().SequenceEqual(SourceIds(thing)))
            thing.MadeWith(input.SourceIds, now);
        thing.List(input.IsListed);
    }

    public override IEnumerable<ThingReference> References(SeriesInput input)
    {
        if (input.LeadId is { } lead)
            yield return new ThingReference("/leadId", ThingKind.Article, lead);
        for (var i = 0; i < input.SourceIds.Count; i++)
            yield return new ThingReference($"/sourceIds/{i}", ThingKind.Source, input.SourceIds[i]);
    }

    public override async Task FindUsesAsync(UseReader uses, CancellationToken ct)
    {
        await uses.LinksAsync(LinkKind.Series, ct);
        await uses.ArticlesAsync(
            uses.Db.SeriesMembers.Where(m => m.SeriesId == uses.Id)
                .OrderBy(m => m.Position)
                .ThenBy(m => m.ArticleId)
                .Select(m => m.ArticleId),
            "member",
            ct
        );
        await uses.HomeAsync(slot => slot.SeriesId == uses.Id, ct);
    }

    public override AdminSeriesResponse Shape(ArticleSeries thing, Addresses addresses, Actor actor) =>
        AdminSeriesResponse.From(thing, addresses);

    /// <summary>The publications a series is made with, in order.</summary>
    public static IReadOnlyList<Guid> SourceIds(ArticleSeries series) =>
        [.. series.Sources.OrderBy(s => s.Position).Select(s => s.SourceId)];

    private static SeriesProfile Profile(SeriesInput input) =>
        new()
        {
            Title = input.Title.Normalize(),
            Description = input.Description,
            Total = input.Total,
            IsComplete = input.IsComplete,
            LeadId = input.LeadId,
        };
}
