namespace Cms.Api.Http.Doors;

/// <summary>
/// An operation that takes something from those who have it, as a withdrawal does: it is done on a full disk too. What deletes
/// is one in any case.
/// </summary>
internal interface ITakesDown;
