using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Model.Pages;

/// <summary>What may be asked of a page: in which states, by the names that articles have for it, and with which scope.</summary>
public static class PageActions
{
    // In the order in which an answer lists them. The scope is the one that the operation at the desk asks for.
    private static readonly IReadOnlyList<(string Action, string Scope, Func<Page, bool> In)> Table =
    [
        (ArticleAction.Edit, StaffScopes.Content, page => page.TrashedAt is null),
        (ArticleAction.Move, StaffScopes.Content, page => page.TrashedAt is null),
        (ArticleAction.Discard, StaffScopes.Content, page => page is { IsPublic: true, Working: not null }),
        (ArticleAction.Publish, StaffScopes.Publish, page => page.TrashedAt is null && page is not { IsPublic: true, Working: null }),
        (ArticleAction.Unpublish, StaffScopes.Publish, page => page.IsPublic),
        (ArticleAction.Trash, StaffScopes.Content, page => page is { TrashedAt: null, IsPublic: false }),
        (ArticleAction.Restore, StaffScopes.Content, page => page is { TrashedAt: not null, PurgedAt: null }),
        (ArticleAction.Purge, StaffScopes.Purge, page => page is { TrashedAt: not null, PurgedAt: null }),
    ];

    /// <summary>What the page's present state takes.</summary>
    public static IReadOnlyList<string> Of(Page page) => [.. Table.Where(a => a.In(page)).Select(a => a.Action)];

    /// <summary>What it takes of this actor.</summary>
    public static IReadOnlyList<string> Of(Page page, Actor actor) =>
        [.. Table.Where(a => a.In(page) && actor.May(a.Scope)).Select(a => a.Action)];
}
