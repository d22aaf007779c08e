namespace Cms.Api.Http.Health;

/// <summary>Marks an operation that says how the server is, and so has to answer when nothing else can.</summary>
internal sealed class TellsOfHealth;
