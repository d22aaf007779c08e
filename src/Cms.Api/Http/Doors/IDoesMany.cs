namespace Cms.Api.Http.Doors;

/// <summary>An operation that has others do what is asked: the refusal of one of them may be its answer.</summary>
internal interface IDoesMany;
