namespace Cms.Api.Http.OpenApi;

/// <summary>
/// Stands at an operation and tells the contract what its door knows of it: what it takes besides its path, and all that it may answer.
/// </summary>
internal interface IDescribesOperation
{
    /// <summary>Tells it.</summary>
    void Describe(DescribedOperation operation);
}
