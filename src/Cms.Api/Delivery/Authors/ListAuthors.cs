using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Authors;

/// <summary>Lists public authors.</summary>
internal sealed class ListAuthors(ThingReader things, CmsDatabase database)
    : ThingListEndpoint<ListAuthorsRequest, AuthorResponse>(ThingKind.Author, "authors", "sort_name", "author_kind", database)
{
    public override void Configure() => Reads("/v1/authors", "List authors", "Public authors, by name unless sorted otherwise.");

    protected override ThingKind[] Shows => ThingReader.ShownByAuthors;

    protected override Task<IReadOnlyList<AuthorResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.AuthorsAsync(read, ids, ct);

    protected override IReadOnlyList<string> Kinds(ListAuthorsRequest request) =>
        [.. Parse.List(request.Kind).Select(k => char.ToUpperInvariant(k[0]) + k[1..]).Order(StringComparer.Ordinal)];
}

/// <summary>What the list takes.</summary>
public sealed record ListAuthorsRequest : ThingListRequest
{
    /// <summary>Of any of these kinds.</summary>
    [QueryParam]
    public string? Kind { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListAuthorsValidator : ThingListValidator<ListAuthorsRequest>
{
    /// <summary>The rules.</summary>
    public ListAuthorsValidator()
        : base("name") => RuleFor(r => r.Kind).Words("person", "organization");
}
