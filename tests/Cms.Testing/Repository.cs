namespace Cms.Testing;

/// <summary>The checkout the tests run in.</summary>
public static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cms.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run inside a checkout, below the folder of Cms.sln.");
    }
}
