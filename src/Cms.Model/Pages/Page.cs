using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Saving;
using Cms.Model.Uses;

namespace Cms.Model.Pages;

/// <summary>
/// A page of the website that is no piece: About, Imprint, Support us. Its slug is a path, <c>about/team</c>, that says which page it
/// belongs to; it stands in no list of articles, no feed and on no front page.
/// </summary>
public sealed class Page : WrittenThing<PageContent>, IShows
{
    private Page() { }

    /// <summary>A draft at an address.</summary>
    public Page(string slug, PageContent content, DateTime now)
        : base(slug, content, now)
    {
        ParentSlug = Slugs.Slug.ParentOf(slug);
        Keep("created", Working!, now);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Page;

    /// <summary>Where it stands.</summary>
    public PageStatus Status =>
        IsPublic ? PageStatus.Published
        : WasPublic ? PageStatus.Unpublished
        : PageStatus.Draft;

    /// <summary>The slug of the page it belongs to, whether there is one or not; empty at the top.</summary>
    public string ParentSlug { get; private set; } = "";

    /// <inheritdoc />
    public override IReadOnlyList<string> Actions => PageActions.Of(this);

    /// <inheritdoc />
    private protected override IReadOnlyList<string> ActionsOf(Actor actor) => PageActions.Of(this, actor);

    /// <inheritdoc />
    private protected override string One => "A page";

    /// <inheritdoc />
    private protected override string StatusWords =>
        IsPublic && Working is null ? "published, with no working copy," : Status.ToString().ToLowerInvariant();

    /// <summary>Changes what the desk works on; nothing public changes.</summary>
    public void Edit(PageContent content, DateTime now)
    {
        Demand(ArticleAction.Edit);
        SetWorking(Checked(content));
        Act(ArticleAction.Edit);
        Keep("saved", Working!, now);
    }

    /// <summary>Gives up what the desk works on and goes back to what is live.</summary>
    public void DiscardWorkingCopy(DateTime now)
    {
        Demand(ArticleAction.Discard);
        SetWorking(null);
        Act(ArticleAction.Discard);
        Keep("discarded", Live!, now);
    }

    /// <summary>Makes the working copy public.</summary>
    /// <exception cref="NewsroomRule"><c>nothing-to-publish</c>, <c>wrong-state</c>, <c>title-required</c>.</exception>
    public void Publish(DateTime now)
    {
        DemandNews();
        Demand(ArticleAction.Publish);
        var content = Working ?? Live!;
        if (PublishGates.Judge(content) is [var fault, ..])
            throw new NewsroomRule(fault.Code, fault.Message);
        var (reason, changed) = Show(content, now);
        Act(ArticleAction.Publish);
        Keep(reason.ToString().ToLowerInvariant(), content, now);
        Announce(new Announcement(ChangeOp.Upsert, reason, changed));
    }

    /// <summary>Takes it down; its address answers that it is gone.</summary>
    public void Unpublish(DateTime now)
    {
        Demand(ArticleAction.Unpublish);
        Hide(now);
        Act(ArticleAction.Unpublish);
        Keep("unpublished", Live!, now);
        Announce(new Announcement(ChangeOp.Remove, ChangeReason.Unpublished, []));
    }

    /// <summary>Puts it in the trash; what is public must be taken down first.</summary>
    public void Trash(DateTime now)
    {
        Demand(ArticleAction.Trash);
        Leave(new Effect.PreviewsEnded());
        Trash((DateTime?)now);
    }

    /// <summary>Takes it out of the trash, to where it stood.</summary>
    public void Restore()
    {
        Demand(ArticleAction.Restore);
        Trash((DateTime?)null);
    }

    /// <summary>Removes its words for good, those of its revisions too; its id, addresses and dates stay.</summary>
    public void Purge(DateTime now)
    {
        Demand(ArticleAction.Purge);
        Purged(now);
        Empty(new PageContent { Language = (Working ?? Live!).Language });
    }

    /// <inheritdoc />
    IEnumerable<ThingUse> IShows.Uses() => Of(ArticleCopy.Live, Live).Concat(Of(ArticleCopy.Working, Working));

    /// <inheritdoc />
    private protected override void Moved() => ParentSlug = Slugs.Slug.ParentOf(Slug);

    /// <inheritdoc />
    private protected override SignedRevision Step(string reason, PageContent content, DateTime now) =>
        new PageRevision(Id, EditVersion, reason, content, now);

    private IEnumerable<ThingUse> Of(ArticleCopy copy, PageContent? content)
    {
        if (content is null)
            yield break;
        var isShown = copy == ArticleCopy.Live && IsPublic;
        foreach (var illustration in content.Illustrations)
            yield return new ThingUse(this, copy, ThingKind.Illustration, illustration, isShown);
        foreach (var article in content.Articles)
            yield return new ThingUse(this, copy, ThingKind.Article, article, isShown);
    }
}
