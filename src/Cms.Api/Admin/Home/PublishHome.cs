using Cms.Api.Http.Queries;
using Cms.Model.Access;
using Cms.Model.Home;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Home;

/// <summary>Makes the draft of the front page public.</summary>
internal sealed class PublishHome : AdminEndpoint<PublishHomeRequest, HomePublicationResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/home/publication",
            StaffScopes.Publish,
            "Publish the front page",
            "Makes the draft public, whole. With dryRun=true nothing happens: the answer says what looks odd.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<HomePublicationResponse>> ActAsync(PublishHomeRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        var warnings = await WarningsAsync(home.Draft ?? home.Live, ct);
        if (request.DryRun == "true")
            return new(Response(isDryRun: true), EditVersion: home.EditVersion);
        home.Publish(Now);
        return await SaveAsync(home, _ => Task.FromResult(Response(isDryRun: false)), null, ct);

        HomePublicationResponse Response(bool isDryRun) =>
            new()
            {
                IsDryRun = isDryRun,
                Warnings = warnings,
                Home = AdminHomeResponse.From(home),
            };
    }

    /// <summary>Pieces that stand in two slots, and pieces that nobody will see yet.</summary>
    private async Task<IReadOnlyList<Articles.GateResponse>> WarningsAsync(HomeLayout layout, CancellationToken ct)
    {
        var places = layout
            .Slots.SelectMany(
                (slot, i) => slot.ArticleIds.Concat(slot.LeadId is { } lead ? [lead] : []).Distinct().Select(id => (Slot: i, Id: id))
            )
            .ToList();
        var ids = places.Select(p => p.Id).Distinct().ToList();
        var known = await Db
            .Articles.AsNoTracking()
            .Where(a => ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.DeskTitle,
                a.IsPublic,
            })
            .ToDictionaryAsync(a => a.Id, ct);
        var warnings = new List<Articles.GateResponse>();
        foreach (var twice in places.GroupBy(p => p.Id).Where(g => g.Count() > 1 && known.ContainsKey(g.Key)))
            warnings.Add(
                new()
                {
                    Code = "shown-twice",
                    Pointer = $"/slots/{twice.Last().Slot}",
                    Line = null,
                    Message = $"“{known[twice.Key].DeskTitle}” stands in {twice.Count()} slots.",
                }
            );
        foreach (var (slot, id) in places.Where(p => known.TryGetValue(p.Id, out var article) && !article.IsPublic))
            warnings.Add(
                new()
                {
                    Code = "not-public",
                    Pointer = $"/slots/{slot}",
                    Line = null,
                    Message = $"“{known[id].DeskTitle}” is not public; it shows as soon as it is.",
                }
            );
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
