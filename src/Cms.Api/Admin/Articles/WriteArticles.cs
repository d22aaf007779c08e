using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using FastEndpoints;

namespace Cms.Api.Admin.Articles;

/// <summary>Makes a draft.</summary>
internal sealed class CreateArticle(Addresses addresses) : AdminBodyEndpoint<EmptyRequest, NewArticleInput, NewArticleRules, AdminArticleResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/articles", StaffScopes.Drafts, "Make a draft",
        "A new draft. Its slug is made from the title unless one is chosen; two pieces of one title get two slugs.", status: 201);

    protected override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(EmptyRequest request, NewArticleInput body, CancellationToken ct)
    {
        var content = body.Read();
        // Judged before the save, in which nobody else writes.
        _ = body.Warnings;
        await Db.DemandReferencesAsync(content, body.TranslationOf, ct);
        return await Resolve<NewSlugs>().SaveAsync(Db, ThingKind.Article, body.Slug, body.Title, slug =>
        {
            var article = new Article(slug, content, Now);
            if (body.TranslationOf is { } original)
                article.TranslationFrom(original, Now);
            Db.Add(article);
            return SaveAsync(article, async token =>
            {
                await Db.DemandStillThereAsync(article, token);
                return AdminArticleResponse.From(article, Actor, addresses).After(body);
            }, addresses.Api($"/v1/admin/articles/{article.Id}"), ct);
        }, ct);
    }
}

/// <summary>A new draft: what it says, and where it will stand.</summary>
public sealed record NewArticleInput : ArticleInput
{
    /// <summary>Its slug; null makes one from the title.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a new draft may say.</summary>
public sealed class NewArticleRules : ArticleRules<NewArticleInput>
{
    /// <summary>The rules.</summary>
    public NewArticleRules() => RuleFor(a => a.Slug).SlugText();
}

/// <summary>Gets an article as the desk has it.</summary>
internal sealed class GetAdminArticle(Addresses addresses) : AdminEndpoint<ById, AdminArticleResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.GET, "/v1/admin/articles/{id}", StaffScopes.Read, "Get an article at the desk",
        "One article with its live version and its working copy, whatever its state. A contributor sees their own.");

    protected override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        return new(AdminArticleResponse.From(article, Actor, addresses), EditVersion: article.EditVersion);
    }
}

/// <summary>Replaces the working copy.</summary>
internal sealed class ReplaceArticle : ArticleBodyVerb<ArticleInput, ArticleInputRules>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PUT, "/v1/admin/articles/{id}", StaffScopes.Drafts, "Replace an article's working copy",
        "Sets everything the piece says. What readers see does not change before the piece is published again.", takesIfMatch: true);

    protected override bool DemandsReferences => true;

    protected override Task AskAsync(Article article, ArticleInput body, CancellationToken ct)
    {
        article.DemandWriter(Actor);
        return Db.WriteAsync(article, body, Now, ct);
    }

    protected override AdminArticleResponse Shape(Article article, ArticleInput body) => base.Shape(article, body).After(body);
}

/// <summary>Changes some members of the working copy.</summary>
internal sealed class EditArticle(Addresses addresses) : AdminPatchEndpoint<ById, ArticleInput, ArticleInputRules, AdminArticleResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PATCH, "/v1/admin/articles/{id}", StaffScopes.Drafts, "Edit an article's working copy",
        "Changes the members that are named and leaves the others. Lists are replaced whole. What readers see does not change before the piece is published again.", takesIfMatch: true);

    protected override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        article.DemandWriter(Actor);
        var edited = Patched(ArticleInput.From(article.Working ?? article.Live!, article.TranslationOf).Before(Changes));
        await Db.WriteAsync(article, edited, Now, ct);
        return await SaveAsync(article, async token =>
        {
            await Db.DemandStillThereAsync(article, token);
            return AdminArticleResponse.From(article, Actor, addresses).After(edited);
        }, null, ct);
    }
}

/// <summary>Gives the working copy up.</summary>
internal sealed class DiscardWorkingCopy : ArticleVerb
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/articles/{id}/working-copy", StaffScopes.Content, "Discard a working copy",
        "Goes back to what is live; what was written stays among the revisions.", takesIfMatch: true);

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.DiscardWorkingCopy(Now);
        return Task.CompletedTask;
    }
}

/// <summary>Moves an article to another slug.</summary>
internal sealed class MoveArticle : ArticleBodyVerb<SlugInput, SlugRules>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PUT, "/v1/admin/articles/{id}/slug", StaffScopes.Content, "Set an article's slug",
        "Moves the piece at once. A slug that was public goes on as a redirect and is never given to another piece.", takesIfMatch: true);

    protected override Task AskAsync(Article article, SlugInput body, CancellationToken ct)
    {
        article.MoveTo(body.Slug!, Now);
        return Task.CompletedTask;
    }
}

/// <summary>Puts an article in the trash.</summary>
internal sealed class TrashArticle : AdminEndpoint<ById, object>
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/articles/{id}", StaffScopes.Drafts, "Put an article in the trash",
        "What is public must be taken down first. A contributor throws away drafts of their own.", takesIfMatch: true, status: 204);

    protected override async Task<AdminAnswer<object>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        article.DemandWriter(Actor);
        article.Trash(Now);
        return await SaveAsync(ct);
    }
}

/// <summary>Takes an article out of the trash.</summary>
internal sealed class RestoreArticle : ArticleVerb
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/articles/{id}/restoration", StaffScopes.Content, "Take an article out of the trash",
        "It stands where it stood before. Not while something that it names lies in the trash itself: restore that first.", takesIfMatch: true);

    protected override bool DemandsReferences => true;

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Restore();
        return Task.CompletedTask;
    }
}

/// <summary>Removes an article's words for good.</summary>
internal sealed class PurgeArticle : ArticleVerb, ITakesDown
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/articles/{id}/purge", StaffScopes.Purge, "Purge an article",
        "Removes the words of a piece in the trash, those of its revisions too, for good. Its id, slugs, dates and the notice of a withdrawal stay, so that its address never means something else.", takesIfMatch: true);

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Purge(Now);
        return Task.CompletedTask;
    }
}
