using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model.Articles;
using FastEndpoints;

namespace Cms.Api.Delivery.Articles;

/// <summary>What a list of articles takes that are chosen by filters.</summary>
public abstract record ArticleFilterRequest : ArticleListRequest
{
    /// <summary>By any of these authors, in any role.</summary>
    [QueryParam]
    public string? Author { get; init; }

    /// <summary>In any of these series.</summary>
    [QueryParam]
    public string? Series { get; init; }

    /// <summary>From or with any of these sources.</summary>
    [QueryParam]
    public string? Source { get; init; }

    /// <summary>Filed under any of these topics.</summary>
    [QueryParam]
    public string? Topic { get; init; }

    /// <summary>Filed under all of these topics.</summary>
    [QueryParam, BindFrom("topic[all]")]
    public string? TopicAll { get; init; }

    /// <summary>Filed under none of these topics.</summary>
    [QueryParam, BindFrom("topic[not]")]
    public string? TopicNot { get; init; }

    /// <summary>With an attribution of any of these relations.</summary>
    [QueryParam]
    public string? Relation { get; init; }

    /// <summary>Written in any of these languages, as BCP 47 tags exactly as the articles carry them.</summary>
    [QueryParam]
    public string? Language { get; init; }

    /// <summary>Of any of these genres.</summary>
    [QueryParam]
    public string? Genre { get; init; }

    /// <summary>Any of these articles.</summary>
    [QueryParam]
    public string? Id { get; init; }

    /// <summary>First ran at or after this instant.</summary>
    [QueryParam, BindFrom("publishedAt[gte]")]
    public string? PublishedFrom { get; init; }

    /// <summary>First ran after this instant.</summary>
    [QueryParam, BindFrom("publishedAt[gt]")]
    public string? PublishedAfter { get; init; }

    /// <summary>First ran at or before this instant.</summary>
    [QueryParam, BindFrom("publishedAt[lte]")]
    public string? PublishedUntil { get; init; }

    /// <summary>First ran before this instant.</summary>
    [QueryParam, BindFrom("publishedAt[lt]")]
    public string? PublishedBefore { get; init; }

    /// <summary>Changed at or after this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[gte]")]
    public string? ModifiedFrom { get; init; }

    /// <summary>Changed after this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[gt]")]
    public string? ModifiedAfter { get; init; }

    /// <summary>Changed at or before this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[lte]")]
    public string? ModifiedUntil { get; init; }

    /// <summary>Changed before this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[lt]")]
    public string? ModifiedBefore { get; init; }

    internal ArticleFilter Filter() =>
        new()
        {
            Authors = Parse.List(Author),
            Series = Parse.List(Series),
            Sources = Parse.List(Source),
            Topics = Parse.List(Topic),
            AllTopics = Parse.List(TopicAll),
            NotTopics = Parse.List(TopicNot),
            Relations = Parse.List(Relation),
            Languages = Parse.List(Language),
            Genres = Parse.List(Genre),
            Ids = Parse.List(Id),
            Dates =
            [
                .. new (string Column, string Operator, string? Text)[]
                {
                    ("published_at", ">=", PublishedFrom),
                    ("published_at", ">", PublishedAfter),
                    ("published_at", "<=", PublishedUntil),
                    ("published_at", "<", PublishedBefore),
                    ("modified_at", ">=", ModifiedFrom),
                    ("modified_at", ">", ModifiedAfter),
                    ("modified_at", "<=", ModifiedUntil),
                    ("modified_at", "<", ModifiedBefore),
                }
                    .Where(d => d.Text is not null)
                    .Select(d => (d.Column, d.Operator, Parse.Instant(d.Text)!.Value)),
            ],
            Sort = Sort ?? ArticleFilter.NewestFirst,
        };
}

/// <summary>What a list of articles that are chosen by filters refuses.</summary>
public abstract class ArticleFilterValidator<T> : ArticleListValidator<T>
    where T : ArticleFilterRequest
{
    /// <summary>Adds the rules.</summary>
    protected ArticleFilterValidator(params string[] sorts)
        : base(sorts)
    {
        RuleFor(r => r.Author).IdsOrSlugs();
        RuleFor(r => r.Series).IdsOrSlugs();
        RuleFor(r => r.Source).IdsOrSlugs();
        RuleFor(r => r.Topic).IdsOrSlugs();
        RuleFor(r => r.TopicAll).IdsOrSlugs();
        RuleFor(r => r.TopicNot).IdsOrSlugs();
        RuleFor(r => r.Relation).Words("originallyPublishedIn", "republishedFrom", "inCollaborationWith", "partOf");
        RuleFor(r => r.Language).Languages();
        RuleFor(r => r.Genre).Words([.. Enum.GetValues<Genre>().Select(g => Json.Word(g))]);
        RuleFor(r => r.Id).IdsOrSlugs();
        RuleFor(r => r.PublishedFrom).Instant();
        RuleFor(r => r.PublishedAfter).Instant();
        RuleFor(r => r.PublishedUntil).Instant();
        RuleFor(r => r.PublishedBefore).Instant();
        RuleFor(r => r.ModifiedFrom).Instant();
        RuleFor(r => r.ModifiedAfter).Instant();
        RuleFor(r => r.ModifiedUntil).Instant();
        RuleFor(r => r.ModifiedBefore).Instant();
    }
}
