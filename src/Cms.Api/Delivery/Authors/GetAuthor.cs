using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Authors;

/// <summary>Gets one public author.</summary>
internal sealed class GetAuthor(ThingReader things, CmsDatabase database)
    : ThingEndpoint<AuthorResponse>(ThingKind.Author, "/v1/authors/{id}", database)
{
    public override void Configure() =>
        Reads(
            "/v1/authors/{id}",
            "Get an author",
            "One public author by id or slug. A former slug answers 301; what was public and is not any more answers 410."
        );

    protected override ThingKind[] Shows => ThingReader.ShownByAuthors;

    protected override Task<IReadOnlyList<AuthorResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.AuthorsAsync(read, ids, ct);

    protected override DateTime ModifiedAt(AuthorResponse item) => item.ModifiedAt;
}
