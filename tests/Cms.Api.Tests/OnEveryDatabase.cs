using Cms.Model;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>A suite that runs on every database, with one server for the fixture.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public abstract class OnEveryDatabase(string provider)
{
    /// <summary>The server.</summary>
    protected CmsHost Host { get; private set; } = null!;

    /// <summary>A client of it, its answers judged by the contract.</summary>
    protected HttpClient Client => Host.Client;

    /// <summary>What the database holds at the start.</summary>
    protected virtual Holding Holding => Holding.Nothing;

    /// <summary>Settings besides the database.</summary>
    protected virtual (string Name, string Value)[] Settings => [];

    /// <summary>The clock that the server goes by.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    [OneTimeSetUp]
    public async Task StartHost()
    {
        Host = CmsHost.On(await TestDatabase.CreateAsync(provider, Holding), Clock, Settings);
        await PrepareAsync();
    }

    [OneTimeTearDown]
    public async Task StopHost()
    {
        if (Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>Stores what the fixture's tests read.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Stores things through the one way to save, and answers the number the save was given.</summary>
    protected Task<long?> SaveAsync(params Thing[] things) =>
        Host.DeskAsync(async db =>
        {
            db.AddRange(things);
            return await db.SaveAsync(CancellationToken.None);
        });

    /// <summary>Changes a stored thing through a verb of its own.</summary>
    protected Task<long?> ChangeAsync<T>(Guid id, Action<T> verb)
        where T : Thing =>
        Host.DeskAsync(async db =>
        {
            verb(await db.Set<T>().FindAsync(id) ?? throw new InvalidOperationException("It is not stored."));
            return await db.SaveAsync(CancellationToken.None);
        });

    /// <summary>The JSON of an answer.</summary>
    protected async Task<System.Text.Json.JsonElement> GetAsync(string path, int status = 200)
    {
        using var answer = await Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), $"{path}: {text}");
        return System.Text.Json.JsonDocument.Parse(text).RootElement;
    }
}
