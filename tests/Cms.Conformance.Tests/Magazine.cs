using Cms.Model;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Conformance.Tests;

/// <summary>A suite that judges what the demo magazine's server says; its addresses are those that it really listens at.</summary>
public abstract class Magazine
{
    /// <summary>The server.</summary>
    protected CmsHost Host { get; private set; } = null!;

    /// <summary>A folder for files, gone after the tests.</summary>
    protected DirectoryInfo Folder { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Folder = Directory.CreateTempSubdirectory("cms-conformance-");
        Host = await CmsHost.StartAsync("sqlite", Holding.Demo, ("Cms:Site:Url", "https://almanac.example"));
        var author = An.Author();
        await Host.DeskAsync(async db =>
        {
            // The demo's own pieces ran weeks ago.
            db.AddRange(author, An.Article(An.Content("In this morning's news", author), TimeProvider.System.Now()));
            await db.SaveAsync(CancellationToken.None);
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Folder?.Delete(recursive: true);
        if (Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>Gets a document into a file.</summary>
    protected async Task<string> FileAsync(string path)
    {
        using var answer = await Host.Client.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        var file = Path.Combine(Folder.FullName, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        return file;
    }
}
