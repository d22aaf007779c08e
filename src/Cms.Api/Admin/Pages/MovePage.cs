using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;

namespace Cms.Api.Admin.Pages;

/// <summary>Moves a page to another path.</summary>
internal sealed class MovePage : AdminBodyEndpoint<ById, PageSlugInput, PageSlugRules, AdminPageResponse>
{
    public override void Configure() =>
        Put(
            "pages/{id}/slug",
            StaffScopes.Content,
            "Move a page",
            "Gives it another path at once. Where readers saw it, the former one leads on to it for ever; it never becomes another's. "
                + "Pages below it stay where they are.",
            takesIfMatch: true
        );

    protected override async Task<Outcome<AdminPageResponse>> ActAsync(ById request, PageSlugInput body, CancellationToken ct)
    {
        var page = await PageDesk.Here.RequireAsync(Db, request.Id, ct);
        Match(page);
        page.MoveTo(body.Slug!, Now);
        return await SaveAsync(page, _ => Task.FromResult(AdminPageResponse.From(page, Actor, Resolve<Addresses>())), null, ct);
    }
}

/// <summary>A page's slug to be set.</summary>
public sealed record PageSlugInput
{
    /// <summary>The slug, up to five parted by slashes.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a page's slug may be.</summary>
public sealed class PageSlugRules : AbstractValidator<PageSlugInput>
{
    /// <summary>The rules.</summary>
    public PageSlugRules() => RuleFor(s => s.Slug).SlugText(isRequired: true, ThingKind.Page);
}
