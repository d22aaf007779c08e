using Cms.Api.Admin.Things;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Home;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Home;

/// <summary>Gets the front page as the desk has it.</summary>
internal sealed class GetAdminHome : AdminEndpoint<EmptyRequest, AdminHomeResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/admin/home", StaffScopes.Read, "Get the front page at the desk", "What readers see and what the editors are at, as slots that name things by id.");

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        return new(AdminHomeResponse.From(home), EditVersion: home.EditVersion);
    }
}

/// <summary>Replaces the draft of the front page.</summary>
internal sealed class ReplaceHome : AdminBodyEndpoint<EmptyRequest, HomeInput, HomeRules, AdminHomeResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PUT, "/v1/admin/home", StaffScopes.Content, "Replace the draft of the front page",
        "Sets all slots from top to bottom. Readers see no difference before it is published. A slot may name pieces that are not public yet; each shows as soon as it is.", takesIfMatch: true);

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, HomeInput body, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        return await SaveAsync(home, await Db.LayOutAsync(home, body, ct), null, ct);
    }
}

/// <summary>Changes the draft of the front page.</summary>
internal sealed class EditHome : AdminPatchEndpoint<EmptyRequest, HomeInput, HomeRules, AdminHomeResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PATCH, "/v1/admin/home", StaffScopes.Content, "Edit the draft of the front page", "Changes the members that are named; slots are a list, and replaced whole. Readers see no difference before it is published.", takesIfMatch: true);

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        return await SaveAsync(home, await Db.LayOutAsync(home, Patched(HomeInput.From(home.Draft ?? home.Live)), ct), null, ct);
    }
}

/// <summary>Gives the draft of the front page up.</summary>
internal sealed class DiscardHomeDraft : AdminEndpoint<EmptyRequest, AdminHomeResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.DELETE, "/v1/admin/home/draft", StaffScopes.Content, "Discard the draft of the front page", "Goes back to what readers see.", takesIfMatch: true);

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        home.DiscardDraft();
        return await SaveAsync(home, _ => Task.FromResult(AdminHomeResponse.From(home)), null, ct);
    }
}

/// <summary>Makes the draft of the front page public.</summary>
internal sealed class PublishHome : AdminEndpoint<PublishHomeRequest, HomePublicationResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/home/publication", StaffScopes.Publish, "Publish the front page",
        "Makes the draft public, whole. With dryRun=true nothing happens: the answer says what looks odd.", takesIfMatch: true);

    protected override async Task<AdminAnswer<HomePublicationResponse>> ActAsync(PublishHomeRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        var warnings = await WarningsAsync(home.Draft ?? home.Live, ct);
        if (request.DryRun == "true")
            return new(Response(isDryRun: true), EditVersion: home.EditVersion);
        home.Publish(Now);
        return await SaveAsync(home, _ => Task.FromResult(Response(isDryRun: false)), null, ct);

        HomePublicationResponse Response(bool isDryRun) => new() { IsDryRun = isDryRun, Warnings = warnings, Home = AdminHomeResponse.From(home) };
    }

    /// <summary>Pieces that stand in two slots, and pieces that nobody will see yet.</summary>
    private async Task<IReadOnlyList<Articles.GateResponse>> WarningsAsync(HomeLayout layout, CancellationToken ct)
    {
        var places = layout.Slots.SelectMany((slot, i) => slot.ArticleIds.Concat(slot.LeadId is { } lead ? [lead] : []).Distinct().Select(id => (Slot: i, Id: id))).ToList();
        var ids = places.Select(p => p.Id).Distinct().ToList();
        var known = await Db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.DeskTitle, a.IsPublic }).ToDictionaryAsync(a => a.Id, ct);
        var warnings = new List<Articles.GateResponse>();
        foreach (var twice in places.GroupBy(p => p.Id).Where(g => g.Count() > 1 && known.ContainsKey(g.Key)))
            warnings.Add(new() { Code = "shown-twice", Pointer = $"/slots/{twice.Last().Slot}", Line = null, Message = $"“{known[twice.Key].DeskTitle}” stands in {twice.Count()} slots." });
        foreach (var (slot, id) in places.Where(p => known.TryGetValue(p.Id, out var article) && !article.IsPublic))
            warnings.Add(new() { Code = "not-public", Pointer = $"/slots/{slot}", Line = null, Message = $"“{known[id].DeskTitle}” is not public; it shows as soon as it is." });
        return warnings;
    }
}

/// <summary>Whether only to ask.</summary>
public sealed record PublishHomeRequest
{
    /// <summary>Whether only to say what looks odd.</summary>
    [QueryParam]
    public string? DryRun { get; init; }
}

/// <summary>What the request refuses.</summary>
public sealed class PublishHomeValidator : Validator<PublishHomeRequest>
{
    /// <summary>The rules.</summary>
    public PublishHomeValidator() => RuleFor(r => r.DryRun).Flag();
}

/// <summary>What came of a publication of the front page, or would.</summary>
public sealed record HomePublicationResponse
{
    /// <summary>Whether nothing happened, since only the question was asked.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>What looks odd and keeps nothing back: <c>shown-twice</c>, <c>not-public</c>.</summary>
    public required IReadOnlyList<Articles.GateResponse> Warnings { get; init; }

    /// <summary>The front page as it is now.</summary>
    public required AdminHomeResponse Home { get; init; }
}

/// <summary>The front page to be drafted, whole.</summary>
public sealed record HomeInput
{
    /// <summary>Its slots from top to bottom.</summary>
    public IReadOnlyList<HomeSlotInput> Slots { get; init; } = [];

    internal static HomeInput From(HomeLayout layout) => new()
    {
        Slots = [.. layout.Slots.Select(s => new HomeSlotInput { Key = s.Key, Kind = s.Kind, Title = s.Title, Text = s.Text, SeriesId = s.SeriesId, LeadId = s.LeadId, ArticleIds = s.ArticleIds, Limit = s.Limit })],
    };
}

/// <summary>A slot to be drafted.</summary>
public sealed record HomeSlotInput
{
    /// <summary>Its name for frontends, unique on the page: words of lower-case letters and digits joined by hyphens.</summary>
    public string? Key { get; init; }

    /// <summary>What it holds.</summary>
    public SlotKind? Kind { get; init; }

    /// <summary>The heading above it; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The words under the heading; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>The series it shows; for the kind series.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>The piece that comes first; null for none.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>Pieces picked by hand, in order; for the kinds feature and list.</summary>
    public IReadOnlyList<Guid> ArticleIds { get; init; } = [];

    /// <summary>Most pieces shown.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>What a front page may say.</summary>
public sealed class HomeRules : AbstractValidator<HomeInput>
{
    /// <summary>The rules.</summary>
    public HomeRules()
    {
        RuleFor(h => h.Slots).AtMost(HomePage.MaxSlots);
        RuleForEach(h => h.Slots).SetValidator(new HomeSlotRules());
    }
}

/// <summary>What a slot may say.</summary>
public sealed class HomeSlotRules : AbstractValidator<HomeSlotInput>
{
    /// <summary>The rules.</summary>
    public HomeSlotRules()
    {
        RuleFor(s => s.Key).SlugText(isRequired: true);
        RuleFor(s => s.Kind).Given();
        RuleFor(s => s.Title).LineOrNone(200);
        RuleFor(s => s.Text).Lines(2_000);
        RuleFor(s => s.ArticleIds).AtMost(HomePage.MaxArticles);
        RuleFor(s => s.Limit).Within(1, HomePage.MaxArticles);
        RuleFor(s => s.SeriesId).Must((s, series) => s.Kind != SlotKind.Series || series is not null).WithErrorCode("required").WithMessage("seriesId is missing; a slot of the kind series shows one.");
    }
}

/// <summary>The front page as the desk has it.</summary>
public sealed record AdminHomeResponse
{
    /// <summary>Counts saves; the ETag is <c>"e&lt;editVersion&gt;"</c>.</summary>
    public required int EditVersion { get; init; }

    /// <summary>Counts the front pages that the editors have published.</summary>
    public required int Version { get; init; }

    /// <summary>When it was last published, UTC; null before the first time.</summary>
    public required DateTime? ModifiedAt { get; init; }

    /// <summary>What readers see.</summary>
    public required HomeLayoutContent Live { get; init; }

    /// <summary>What the editors are at; null when nothing differs.</summary>
    public required HomeLayoutContent? Draft { get; init; }

    internal static AdminHomeResponse From(HomePage home) => new()
    {
        EditVersion = home.EditVersion,
        Version = home.Version,
        ModifiedAt = home.IsPublic ? home.ModifiedAt : null,
        Live = HomeLayoutContent.From(home.Live),
        Draft = home.Draft is null ? null : HomeLayoutContent.From(home.Draft),
    };
}

/// <summary>A front page as stored. It can be sent back as it is.</summary>
public sealed record HomeLayoutContent
{
    /// <summary>Its slots from top to bottom.</summary>
    public required IReadOnlyList<HomeSlotContent> Slots { get; init; }

    internal static HomeLayoutContent From(HomeLayout layout) => new()
    {
        Slots = [.. layout.Slots.Select(s => new HomeSlotContent { Key = s.Key, Kind = s.Kind, Title = s.Title, Text = s.Text, SeriesId = s.SeriesId, LeadId = s.LeadId, ArticleIds = s.ArticleIds, Limit = s.Limit })],
    };
}

/// <summary>A slot as stored.</summary>
public sealed record HomeSlotContent
{
    /// <summary>Its name for frontends.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>The heading above it; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>The words under the heading; null for none.</summary>
    public required string? Text { get; init; }

    /// <summary>The series it shows; null for none.</summary>
    public required Guid? SeriesId { get; init; }

    /// <summary>The piece that comes first; null for none.</summary>
    public required Guid? LeadId { get; init; }

    /// <summary>Pieces picked by hand, in order.</summary>
    public required IReadOnlyList<Guid> ArticleIds { get; init; }

    /// <summary>Most pieces shown.</summary>
    public required int Limit { get; init; }
}

/// <summary>What the operations on the front page have in common.</summary>
internal static class HomeDesk
{
    /// <summary>The front page; before anybody drafted one, a new one that is stored with the first save.</summary>
    public static async Task<HomePage> HomeAsync(this CmsDbContext db, DateTime now, CancellationToken ct) =>
        await db.Home.FirstOrDefaultAsync(h => h.Id == HomePage.TheId, ct) ?? new HomePage(now);

    /// <summary>Drafts the page and makes the answer; the same again changes nothing.</summary>
    public static async Task<Func<CancellationToken, Task<AdminHomeResponse>>> LayOutAsync(this CmsDbContext db, HomePage home, HomeInput input, CancellationToken ct)
    {
        await References.DemandAsync(db, Named(input), ct);
        if (db.Entry(home).State == EntityState.Detached)
            db.Add(home);
        home.Edit(new HomeLayout
        {
            Slots = [.. input.Slots.Select(s => new HomeSlot { Key = s.Key!, Kind = s.Kind!.Value, Title = s.Title, Text = s.Text, SeriesId = s.SeriesId, LeadId = s.LeadId, ArticleIds = s.ArticleIds, Limit = s.Limit })],
        });
        return _ => Task.FromResult(AdminHomeResponse.From(home));
    }

    private static IEnumerable<ThingReference> Named(HomeInput input) => input.Slots.SelectMany((slot, i) => slot.ArticleIds.Select((id, at) => new ThingReference($"/slots/{i}/articleIds/{at}", ThingKind.Article, id))
        .Concat(slot.LeadId is { } lead ? [new($"/slots/{i}/leadId", ThingKind.Article, lead)] : [])
        .Concat(slot.SeriesId is { } series ? [new($"/slots/{i}/seriesId", ThingKind.Series, series)] : []));
}
