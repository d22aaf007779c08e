using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Authors;

namespace Cms.Api.Admin.Authors;

/// <inheritdoc />
internal sealed class ListAdminAuthors(CmsDatabase database, Addresses addresses)
    : ListThings<ListAdminAuthorsRequest, Author, AuthorInput, AdminAuthorResponse>(AuthorDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListAdminAuthorsRequest : ThingsOfKindRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListAdminAuthorsValidator : ThingsValidator<ListAdminAuthorsRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminAuthorsValidator()
        : base("name") => RuleFor(r => r.Kind).Words("person", "organization");
}
