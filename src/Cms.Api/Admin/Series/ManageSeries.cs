using Cms.Api.Admin.Things;
using Cms.Model.Series;

namespace Cms.Api.Admin.Series;

/// <inheritdoc />
internal sealed class GetAdminSeries() : GetThing<ArticleSeries, SeriesInput, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class CreateSeries()
    : CreateThing<ArticleSeries, SeriesInput, NewSeriesInput, NewSeriesInputValidator, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class ReplaceSeries()
    : ReplaceThing<ArticleSeries, SeriesInput, SeriesInputValidator, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class EditSeries() : EditThing<ArticleSeries, SeriesInput, SeriesInputValidator, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class MoveSeries() : MoveThing<ArticleSeries, SeriesInput, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class TrashSeries() : TrashThing<ArticleSeries, SeriesInput, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class RestoreSeries() : RestoreThing<ArticleSeries, SeriesInput, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class PurgeSeries() : PurgeThing<ArticleSeries, SeriesInput, AdminSeriesResponse>(SeriesDesk.Here);

/// <inheritdoc />
internal sealed class ListSeriesUses() : ListThingUses<ArticleSeries, SeriesInput, AdminSeriesResponse>(SeriesDesk.Here);
