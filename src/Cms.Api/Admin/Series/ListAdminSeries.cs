using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Series;

namespace Cms.Api.Admin.Series;

/// <inheritdoc />
internal sealed class ListAdminSeries(CmsDatabase database, Addresses addresses)
    : ListThings<ListAdminSeriesRequest, ArticleSeries, SeriesInput, AdminSeriesResponse>(SeriesDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListAdminSeriesRequest : ThingsOfKindRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListAdminSeriesValidator : ThingsValidator<ListAdminSeriesRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminSeriesValidator()
        : base("title") => RuleFor(r => r.Kind).Words("multipart", "collection");
}
