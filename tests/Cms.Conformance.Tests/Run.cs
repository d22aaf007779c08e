using Cms.Testing.Databases;
using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]

namespace Cms.Conformance.Tests;

/// <summary>The end of the run: nothing it started stays.</summary>
[SetUpFixture]
public sealed class Run
{
    [OneTimeTearDown]
    public Task Remove() => TestDatabase.RemoveTemplatesAsync();
}
