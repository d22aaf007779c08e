using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>The program as an operator meets it: a process with settings, an exit code and one sentence.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class ProgramTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_bad_setting_stops_the_start_with_one_sentence()
    {
        var (exit, said) = await _folder.RunToEndAsync(["--Cms:Cache:MaxMegabytes=many"]);

        Assert.That((exit, said.Trim()), Is.EqualTo((1, "Cms:Cache:MaxMegabytes is “many”; it should be a whole number from 0 to 65536.")));
    }

    [Test]
    public async Task A_misspelt_setting_is_refused_with_the_one_probably_meant()
    {
        var (exit, said) = await _folder.RunToEndAsync(["--Cms:PublicURLs=http://x.example"]);

        Assert.That((exit, said.Trim()), Is.EqualTo((1, "There is no setting Cms:PublicURLs; did you mean Cms:PublicUrl?")));
    }

    [Test]
    public async Task A_command_explains_itself()
    {
        var (exit, said) = await _folder.RunToEndAsync(["demo", "--help"]);

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.Zero);
            Assert.That(said, Does.Contain("--articles"));
        });
    }

    [Test]
    public async Task A_server_told_to_stop_ends_in_order()
    {
        using var server = _folder.Start([]);
        await server.AnsweringAsync();

        server.Terminate();

        await server.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(server.Process.ExitCode, Is.Zero, server.Said);
    }

    [Test]
    public async Task The_first_start_shows_a_key_once_and_serves_this_machine_alone_until_a_key_was_chosen()
    {
        string shown;
        using (var first = _folder.Start([], everywhere: true))
        {
            await first.AnsweringAsync();
            shown = Key().Match(first.Said).Value;
            Assert.That(await first.StatusAsync("/v1/admin/keys", shown), Is.EqualTo(200));
            Assert.That(first.Said, Does.Contain($"http://localhost:{first.Port}").And.Contain("Nobody but this machine"));
        }

        var (exit, made) = await _folder.RunToEndAsync(["keys", "create", "--name", "Ada", "--role", "editor"]);

        Assert.That((exit, Key().IsMatch(made)), Is.EqualTo((0, true)), made);
        using var second = _folder.Start([], everywhere: true);
        await second.AnsweringAsync();
        Assert.That(Key().IsMatch(second.Said), Is.False, "A key is shown once.");
        Assert.That(second.Said, Does.Not.Contain("Nobody but this machine"));
        Assert.That((await second.StatusAsync("/v1/admin/articles", Key().Match(made).Value), await second.StatusAsync("/v1/admin/keys", Key().Match(made).Value)), Is.EqualTo((200, 403)));
    }

    [Test]
    public async Task A_key_that_the_operator_chose_opens_the_desk_and_none_is_shown()
    {
        var chosen = $"cms_chosen01_{new string('k', 40)}";
        using var server = _folder.Start([$"--Cms:BootstrapAdminKey={chosen}"]);
        await server.AnsweringAsync();

        Assert.That((await server.StatusAsync("/v1/admin/keys", chosen), server.Said.Contains("shown this once")), Is.EqualTo((200, false)));
    }

    [Test]
    public async Task No_log_says_a_previews_token_however_much_is_logged()
    {
        var chosen = $"cms_chosen01_{new string('k', 40)}";
        using var server = _folder.Start([$"--Cms:BootstrapAdminKey={chosen}", "--Logging:LogLevel:Default=Debug"]);
        await server.AnsweringAsync();
        using var desk = server.Client(chosen);
        using var anybody = new HttpClient { BaseAddress = desk.BaseAddress };
        var draft = await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Logged" });
        var token = (await desk.WriteAsync(201, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/previews")).Text("token")!;

        await anybody.ReadAsync($"/v1/preview/{token}");
        await anybody.ReadAsync($"/v1/preview/{token}?formats=pdf", 400);
        await anybody.ReadAsync($"/v1/preview/{token}x", 404);
        await anybody.ReadAsync($"/v1/preview/{token}/media/x/y.png", 404);
        server.Terminate();
        await server.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(server.Said, Is.Not.Empty.And.Not.Contain(token));
    }

    [Test]
    public async Task A_second_server_on_the_same_file_is_refused()
    {
        using var first = _folder.Start([]);
        await first.AnsweringAsync();

        var (exit, said) = await _folder.RunToEndAsync([]);

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(said, Does.Contain("Another server is using"));
        });
    }

    [Test]
    public async Task A_database_made_by_a_newer_program_is_refused()
    {
        await _folder.RunToEndAsync(["migrate"]);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder.Path, "cms.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_FromTheFuture', '99.0')";
            await command.ExecuteNonQueryAsync();
        }

        var (exit, said) = await _folder.RunToEndAsync([]);

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(said, Does.Contain("newer version").And.Contain("FromTheFuture"));
        });
    }

    [GeneratedRegex("cms_[A-Za-z0-9]{12}_[A-Za-z0-9]{40}", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
