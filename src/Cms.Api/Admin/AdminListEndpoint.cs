using Cms.Api.Http.Doors;
using Cms.Api.Http.Lists;
using Cms.Model;

namespace Cms.Api.Admin;

/// <summary>A list at the desk.</summary>
/// <inheritdoc />
internal abstract class AdminListEndpoint<TRequest, TItem>(string table, CmsDatabase database)
    : ScopedListEndpoint<DeskDoor, TRequest, TItem>(table, database)
    where TRequest : ListRequest;
