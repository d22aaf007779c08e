using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Sources;

namespace Cms.Api.Admin.Sources;

/// <inheritdoc />
internal sealed class ListAdminSources(CmsDatabase database, Addresses addresses)
    : ListThings<ListAdminSourcesRequest, SyndicationSource, SourceInput, AdminSourceResponse>(SourceDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListAdminSourcesRequest : ThingsOfKindRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListAdminSourcesValidator : ThingsValidator<ListAdminSourcesRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminSourcesValidator()
        : base("name") => RuleFor(r => r.Kind).Words("publication", "organization", "network");
}
