namespace Cms.Api.Http.Doors;

/// <summary>
/// Where the operations are put before they are the server's. Whoever asks the framework for its endpoints has all of them made anew, and
/// routing asks, and authorization asks, and a compiler runs for each; from here they are made once and handed over as they are.
/// </summary>
internal sealed class OperationRoutes(IEndpointRouteBuilder server) : IEndpointRouteBuilder
{
    /// <inheritdoc />
    public IServiceProvider ServiceProvider => server.ServiceProvider;

    /// <inheritdoc />
    public ICollection<EndpointDataSource> DataSources { get; } = [];

    /// <inheritdoc />
    public IApplicationBuilder CreateApplicationBuilder() => server.CreateApplicationBuilder();

    /// <summary>Makes them and hands them over; nothing is added afterwards.</summary>
    public void Finish() => server.DataSources.Add(new DefaultEndpointDataSource(DataSources.SelectMany(s => s.Endpoints)));
}
