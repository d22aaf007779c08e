using Cms.Api.Http.Problems;

namespace Cms.Api.Http.Doors;

/// <summary>Lets writes begin while there is room for them.</summary>
internal interface IAdmitsWrites
{
    /// <summary>Goes on where there is.</summary>
    /// <param name="takesDown">Whether it takes something down, for which room is kept.</param>
    /// <exception cref="ProblemException"><c>storage-full</c>.</exception>
    void Admit(bool takesDown);
}
