using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using FastEndpoints;

namespace Cms.Api.Admin.Articles;

/// <summary>Makes a draft.</summary>
internal sealed class CreateArticle(Addresses addresses)
    : AdminBodyEndpoint<EmptyRequest, NewArticleInput, NewArticleRules, AdminArticleResponse>
{
    public override void Configure() =>
        Post(
            "articles",
            StaffScopes.Drafts,
            "Make a draft",
            "A new draft. Its slug is made from the title unless one is chosen; two pieces of one title get two slugs.",
            status: 201
        );

    protected override async Task<Outcome<AdminArticleResponse>> ActAsync(EmptyRequest request, NewArticleInput body, CancellationToken ct)
    {
        var content = body.Read();
        // Judged before the save, in which nobody else writes.
        _ = body.Warnings;
        await Db.DemandReferencesAsync(content, body.TranslationOf, ct);
        return await Resolve<NewSlugs>()
            .SaveAsync(
                Db,
                ThingKind.Article,
                body.Slug,
                body.Title,
                slug =>
                {
                    var article = new Article(slug, content, Now);
                    if (body.TranslationOf is { } original)
                        article.TranslationFrom(original, Now);
                    Db.Add(article);
                    return SaveAsync(
                        article,
                        async token =>
                        {
                            await Db.DemandStillThereAsync(article, token);
                            return AdminArticleResponse.From(article, Actor, addresses).After(body);
                        },
                        $"articles/{article.Id}",
                        ct
                    );
                },
                ct
            );
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
