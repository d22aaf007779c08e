using System.Text.Json.Nodes;
using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles.Bodies;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>Pages at the desk.</summary>
internal sealed class PageDesk : NamedThingDesk<Page, PageInput, AdminPageResponse>
{
    public static PageDesk Here { get; } = new();

    public override ThingKind Kind => ThingKind.Page;

    public override string Plural => "pages";

    public override string One => "a page";

    public override (string Key, string Column)? SortName => ("title", "desk_sort_title");

    public override string WhenShown => "A draft, which readers see once it is published.";

    public override string WhenChanged => "what readers see does not change before the page is published again.";

    public override IQueryable<Page> In(CmsDbContext db) => db.Pages;

    public override string Name(PageInput input) => input.Title;

    public override Page Make(string slug, PageInput input, DateTime now) => new(slug, Read(input), now);

    public override PageInput Written(Page thing) => PageInput.From(thing.Working ?? thing.Live!);

    public override PageInput Before(PageInput written, JsonObject changes) =>
        PageInput.ReplacesBody(changes) ? written with { Body = "" } : written;

    public override void Apply(Page thing, PageInput input, DateTime now)
    {
        var content = Read(input);
        if (content.DifferencesFrom(thing.Working ?? thing.Live!).Count > 0)
            thing.Edit(content, now);
    }

    public override IEnumerable<ThingReference> References(PageInput input)
    {
        if (input.Seo?.ImageId is { } image)
            yield return new("/seo/imageId", ThingKind.Illustration, image);
        var named = NamedInBody.Of(input.Markdown);
        foreach (var id in named.Illustrations)
            yield return new("/body", ThingKind.Illustration, id);
        foreach (var id in named.Articles)
            yield return new("/body", ThingKind.Article, id);
    }

    // An article may go whatever links to it.
    public override bool Keeps(ThingReference reference) => reference.Kind != ThingKind.Article;

    public override Task FindUsesAsync(UseReader uses, CancellationToken ct) => uses.HoldersAsync(ct);

    public override AdminPageResponse Shape(Page thing, Addresses addresses, Actor actor) =>
        AdminPageResponse.From(thing, actor, addresses);

    public override AdminPageResponse After(AdminPageResponse shape, PageInput input) =>
        shape with
        {
            Dropped = input.Html?.Dropped ?? [],
            Warnings = input.Warnings,
        };

    public override void Discard(Page thing, DateTime now) => thing.Trash(now);

    public override void Restore(Page thing) => thing.Restore();

    public override void Purge(Page thing, DateTime now) => thing.Purge(now);

    private static PageContent Read(PageInput input)
    {
        // Judged before the save, in which nobody else writes.
        _ = input.Warnings;
        return input.Read().WithTexts((_, text) => text.Normalize());
    }
}
