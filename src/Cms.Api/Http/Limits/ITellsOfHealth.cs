namespace Cms.Api.Http.Limits;

/// <summary>Marks an operation that says how the server is, and so has to answer when nothing else can.</summary>
internal interface ITellsOfHealth;
