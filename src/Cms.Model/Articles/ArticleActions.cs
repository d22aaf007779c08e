using System.Collections.Frozen;
using Cms.Model.Access;
using static Cms.Model.Articles.ArticleActions.State;

namespace Cms.Model.Articles;

/// <summary>The table of what may be asked of an article: in which states, and with which scope.</summary>
public static class ArticleActions
{
    // In the order in which an answer lists them. The scope is the one that the operation at the desk asks for.
    private static readonly IReadOnlyList<(string Action, string Scope, State In)> Table =
    [
        (ArticleAction.Edit, StaffScopes.Drafts, Unseen | Embargoed | Public | Unpublished),
        (ArticleAction.Move, StaffScopes.Content, Unseen | Public | Unpublished),
        (ArticleAction.Discard, StaffScopes.Content, Revised | RevisedAndDue),
        (ArticleAction.Submit, StaffScopes.Drafts, Draft),
        (ArticleAction.Recall, StaffScopes.Drafts, InReview),
        (ArticleAction.Refuse, StaffScopes.Content, InReview),
        (ArticleAction.Publish, StaffScopes.Publish, Unseen | Embargoed | Revised | RevisedAndDue | Unpublished | Withdrawn),
        (ArticleAction.Schedule, StaffScopes.Publish, Unseen | Revised | RevisedAndDue | Unpublished),
        (ArticleAction.Unschedule, StaffScopes.Publish, Scheduled | RevisedAndDue),
        (ArticleAction.Embargo, StaffScopes.Publish, Unseen | Embargoed),
        (ArticleAction.LiftEmbargo, StaffScopes.Publish, Embargoed),
        (ArticleAction.Correct, StaffScopes.Publish, Public),
        (ArticleAction.Unpublish, StaffScopes.Publish, Public),
        (ArticleAction.Withdraw, StaffScopes.Publish, Public | Unpublished),
        (ArticleAction.Trash, StaffScopes.Drafts, Unseen | Unpublished | Withdrawn),
        (ArticleAction.Restore, StaffScopes.Content, Trashed),
        (ArticleAction.Purge, StaffScopes.Purge, Trashed),
    ];

    private static readonly FrozenDictionary<State, IReadOnlyList<string>> ByState = Enum.GetValues<State>()
        .ToFrozenDictionary(
            state => state,
            state => (IReadOnlyList<string>)[.. Table.Where(a => (a.In & state) != 0).Select(a => a.Action)]
        );

    /// <summary>Every action with its scope.</summary>
    public static FrozenDictionary<string, string> Scopes { get; } = Table.ToFrozenDictionary(a => a.Action, a => a.Scope);

    /// <summary>What the article's present state takes.</summary>
    public static IReadOnlyList<string> Of(Article article) => ByState[StateOf(article)];

    /// <summary>What it takes of this actor.</summary>
    public static IReadOnlyList<string> Of(Article article, Actor actor)
    {
        var isWritable = IsWritable(article, actor);
        return [.. Of(article).Where(action => actor.May(Scopes[action]) && (isWritable || Scopes[action] != StaffScopes.Drafts))];
    }

    /// <summary>
    /// Whether the actor may change what the article says: who may not write all content may write only drafts on which nobody
    /// has decided yet.
    /// </summary>
    public static bool IsWritable(Article article, Actor actor) =>
        actor.May(StaffScopes.Content) || article.Status is ArticleStatus.Draft or ArticleStatus.InReview;

    private static State StateOf(Article article) =>
        article switch
        {
            { PurgedAt: not null } => Purged,
            { TrashedAt: not null } => Trashed,
            { Status: ArticleStatus.Published, Working: null } => AsPublished,
            { Status: ArticleStatus.Published, ScheduledFor: null } => Revised,
            { Status: ArticleStatus.Published } => RevisedAndDue,
            { Status: ArticleStatus.Draft } => Draft,
            { Status: ArticleStatus.InReview } => InReview,
            { Status: ArticleStatus.Scheduled } => Scheduled,
            { Status: ArticleStatus.Embargoed } => Embargoed,
            { Status: ArticleStatus.Unpublished } => Unpublished,
            _ => Withdrawn,
        };

    /// <summary>Where an article stands, as finely as it matters to what may be asked of it.</summary>
    [Flags]
    internal enum State
    {
        Purged = 0,
        Draft = 1,
        InReview = 1 << 1,
        Scheduled = 1 << 2,
        Embargoed = 1 << 3,

        /// <summary>Public, and the desk has nothing else.</summary>
        AsPublished = 1 << 4,

        /// <summary>Public, and the desk is at something else.</summary>
        Revised = 1 << 5,

        /// <summary>The same, with a time at which it is to be public.</summary>
        RevisedAndDue = 1 << 6,
        Unpublished = 1 << 7,
        Withdrawn = 1 << 8,
        Trashed = 1 << 9,

        /// <summary>Not yet decided on, or not yet due.</summary>
        Unseen = Draft | InReview | Scheduled,
        Public = AsPublished | Revised | RevisedAndDue,
    }
}
