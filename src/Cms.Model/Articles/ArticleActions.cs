using System.Collections.Frozen;
using Cms.Model.Access;

namespace Cms.Model.Articles;

/// <summary>What may be asked of an article, by the names the desk knows it under, and the scope that each needs.</summary>
public static class ArticleActions
{
    /// <summary>Every action with its scope, the one that its operation at the desk asks for.</summary>
    public static FrozenDictionary<string, string> Scopes { get; } =
        new Dictionary<string, string>
        {
            ["edit"] = StaffScopes.Drafts,
            ["move"] = StaffScopes.Content,
            ["discard"] = StaffScopes.Content,
            ["submit"] = StaffScopes.Drafts,
            ["recall"] = StaffScopes.Drafts,
            ["refuse"] = StaffScopes.Content,
            ["publish"] = StaffScopes.Publish,
            ["unpublish"] = StaffScopes.Publish,
            ["schedule"] = StaffScopes.Publish,
            ["unschedule"] = StaffScopes.Publish,
            ["embargo"] = StaffScopes.Publish,
            ["lift-embargo"] = StaffScopes.Publish,
            ["correct"] = StaffScopes.Publish,
            ["withdraw"] = StaffScopes.Publish,
            ["trash"] = StaffScopes.Drafts,
            ["restore"] = StaffScopes.Content,
            ["purge"] = StaffScopes.Purge,
        }.ToFrozenDictionary();

    /// <summary>What the article's present state takes of this actor.</summary>
    public static IReadOnlyList<string> Of(Article article, Actor actor)
    {
        var isWritable = IsWritable(article, actor);
        return [.. article.Actions.Where(action => actor.May(Scopes[action]) && (isWritable || Scopes[action] != StaffScopes.Drafts))];
    }

    /// <summary>
    /// Whether the actor may change what the article says: who may not write all content may write only drafts on which nobody
    /// has decided yet.
    /// </summary>
    public static bool IsWritable(Article article, Actor actor) =>
        actor.May(StaffScopes.Content) || article.Status is ArticleStatus.Draft or ArticleStatus.InReview;
}
