using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>The program as an operator meets it: a process with settings, an exit code and one sentence.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
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
        await _folder.MigratedAsync();
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
            Assert.That(first.Said, Does.Contain($"http://127.0.0.1:{first.Port}").And.Contain("Nobody but this machine"));
        }

        var (exit, made) = await _folder.RunToEndAsync(["keys", "create", "--name", "Ada", "--role", "editor"]);

        Assert.That((exit, Key().IsMatch(made)), Is.EqualTo((0, true)), made);
        using var second = _folder.Start([], everywhere: true);
        await second.AnsweringAsync();
        Assert.That(Key().IsMatch(second.Said), Is.False, "A key is shown once.");
        Assert.That(second.Said, Does.Not.Contain("Nobody but this machine"));
        Assert.That(
            (
                await second.StatusAsync("/v1/admin/articles", Key().Match(made).Value),
                await second.StatusAsync("/v1/admin/keys", Key().Match(made).Value)
            ),
            Is.EqualTo((200, 403))
        );
    }

    [Test]
    public async Task A_key_that_the_operator_chose_opens_the_desk_and_none_is_shown()
    {
        await _folder.MigratedAsync();
        var chosen = $"cms_chosen01_{new string('k', 40)}";
        using var server = _folder.Start([$"--Cms:BootstrapAdminKey={chosen}"]);
        await server.AnsweringAsync();

        Assert.That(
            (await server.StatusAsync("/v1/admin/keys", chosen), server.Said.Contains("shown this once")),
            Is.EqualTo((200, false))
        );
    }

    [Test]
    public async Task No_log_says_a_previews_token_however_much_is_logged()
    {
        await _folder.MigratedAsync();
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
        await _folder.MigratedAsync();
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
        await _folder.MigratedAsync();
        await using (
            var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder.Path, "cms.db")};Pooling=False")
        )
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

    [Test]
    public async Task However_its_addresses_are_named_the_first_start_listens_to_this_machine_alone()
    {
        var (second, third) = (ProgramFolder.FreePort(), ProgramFolder.FreePort());
        using (
            var server = _folder.Start(
                [],
                environment:
                [
                    ("Kestrel__Endpoints__A__Url", "http://*:{port}"),
                    ("Kestrel__Endpoints__B__Url", $"http://0.0.0.0:{second}"),
                    ("Kestrel__Endpoints__C__Url", $"http://[::]:{third}"),
                ]
            )
        )
        {
            await server.AnsweringAsync();
            Assert.That(
                ListenersOn(server.Port, second, third),
                Has.Count.EqualTo(3).And.All.Matches<System.Net.IPEndPoint>(e => System.Net.IPAddress.IsLoopback(e!.Address))
            );
        }

        using var other = _folder.Start([], environment: [("ASPNETCORE_URLS", null), ("ASPNETCORE_HTTP_PORTS", "{port}")]);
        await other.AnsweringAsync();
        Assert.That(
            ListenersOn(other.Port),
            Has.Count.EqualTo(1).And.All.Matches<System.Net.IPEndPoint>(e => System.Net.IPAddress.IsLoopback(e!.Address))
        );
    }

    [Test]
    public async Task Nobody_else_may_read_what_the_program_writes()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder.Path, "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "cms.db.before-something"), "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
            File.SetUnixFileMode(Path.Combine(data, "cms.db.before-something"), (UnixFileMode)0b110_100_100);
        }

        (string, string?)[] environment = [("Cms__DataDirectory", data), ("Cms__Demo", "true")];
        using var server = _folder.Start([], environment: environment);
        await server.AnsweringAsync();
        var (exit, said) = await _folder.RunToEndAsync(["backup", Path.Combine(_folder.Path, "backups", "cms.zip")], environment);

        Assert.That(exit, Is.Zero, said);
        var made = Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.That(
            made.Select(Path.GetFileName),
            Is.SupersetOf(new[] { "cms.db", "cms.db-wal", "cms.db-shm", "cms.db.server", "cms.db.migrating", "media", "cms.zip" })
        );
        if (!OperatingSystem.IsWindows())
            Assert.That(made.Where(IsOpenToOthers), Is.Empty);
    }

    private static readonly Dictionary<string, (Func<ProgramFolder, (string, string?)[]> Spoil, string Says)> StartsThatFail = new()
    {
        ["the port is another's"] = (f => [("ASPNETCORE_URLS", f.Taken())], "another program is using that port"),
        ["no port has that number"] = (_ => [("ASPNETCORE_URLS", "http://127.0.0.1:99999")], "from 0 to 65535"),
        ["this machine has no such address"] = (
            _ => [("ASPNETCORE_URLS", "http://203.0.113.7:{port}"), ("Cms__BootstrapAdminKey", $"cms_chosen01_{new string('k', 40)}")],
            "203.0.113.7"
        ),
        ["an address is none"] = (_ => [("ASPNETCORE_URLS", "nonsense")], "nonsense"),
        ["the data directory is a file"] = (f => [("Cms__DataDirectory", f.Write("data", "A letter."))], "Cms__DataDirectory"),
        ["the data directory cannot be made"] = (_ => [("Cms__DataDirectory", "/proc/cms")], "Cms__DataDirectory"),
        ["the database is none"] = (
            f => [("Cms__DataDirectory", Path.GetDirectoryName(f.Write(Path.Combine("data", "cms.db"), new string('x', 40_000))))],
            "restore FILE"
        ),
        ["PostgreSQL is away"] = (
            _ => [("Database__Provider", "postgres"), ("ConnectionStrings__Cms", "Host=127.0.0.1;Port=1;Database=cms;Username=cms")],
            "PostgreSQL does not answer"
        ),
        ["the file of settings is not JSON"] = (
            f => [("ASPNETCORE_CONTENTROOT", Path.GetDirectoryName(f.Write(Path.Combine("content", "appsettings.json"), "{ \"Cms\": ")))],
            "appsettings.json"
        ),
        ["nobody said whose it is"] = (
            _ => [("Cms__Site__Name", null), ("Cms__PublicUrl", ""), ("Cms__Site__Url", null)],
            "Cms:Site:Name and Cms:PublicUrl and Cms:Site:Url are not set; for example Cms__Site__Name="
        ),
    };

    private static IEnumerable<string> WhatFails => StartsThatFail.Keys;

    [TestCaseSource(nameof(WhatFails))]
    public async Task A_start_that_fails_says_why_in_one_sentence_and_shows_no_key(string why)
    {
        var (spoil, says) = StartsThatFail[why];

        var (exit, said) = await _folder.RunToEndAsync([], spoil(_folder));

        Assert.That((exit, said.Trim().Split('\n').Length), Is.EqualTo((1, 1)), said);
        Assert.That(said, Does.Contain(says).And.Not.Contain("   at ").And.Not.Contain("Exception"));
        Assert.That(Key().IsMatch(said), Is.False);
    }

    [Test]
    public async Task Commands_say_what_they_did()
    {
        Assert.That((await _folder.RunToEndAsync(["migrate"])).Said, Does.StartWith("The database is up to date ("));
        Assert.That(
            (await _folder.RunToEndAsync(["demo", "--articles", "50"])).Said,
            Does.Contain("The demo magazine is made: ").And.Contain("100 %  50 of 50 pieces").And.Contain(" articles.")
        );
        var (exit, said) = await _folder.RunToEndAsync(["backup", Path.Combine(_folder.Path, "b", "cms.zip"), "--keep", "1"]);
        Assert.That(exit, Is.Zero, said);
        Assert.That(said, Does.Contain("Backed up and checked: "));
        Assert.That(Directory.GetFiles(Path.Combine(_folder.Path, "b")), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Keys_are_made_listed_and_revoked()
    {
        await _folder.MigratedAsync();
        var (refused, why) = await _folder.RunToEndAsync(["keys", "create", "--name", "Ada", "--role", "partner"]);
        var (unknown, whom) = await _folder.RunToEndAsync(["keys", "create", "--name", "Ada", "--partner", "Nobody"]);
        var made = Key()
            .Match((await _folder.RunToEndAsync(["keys", "create", "--name", "Ada", "--role", "editor", "--expires", "30d"])).Said)
            .Value;
        var listed = (await _folder.RunToEndAsync(["keys", "list"])).Said;
        var revoked = await _folder.RunToEndAsync(["keys", "revoke", made]);
        var again = await _folder.RunToEndAsync(["keys", "revoke", made]);

        Assert.Multiple(async () =>
        {
            Assert.That((refused, unknown), Is.EqualTo((1, 1)));
            Assert.That(why, Does.Contain("name it with --partner"));
            Assert.That(whom.Trim(), Does.StartWith("There are no partners yet"));
            Assert.That(
                listed,
                Does.Contain("Ada").And.Contain("editor").And.Contain(made.Split('_')[1]).And.Not.Contain(made.Split('_')[2])
            );
            Assert.That(revoked.Exit, Is.Zero, revoked.Said);
            Assert.That((again.Exit, again.Said.Trim()), Is.EqualTo((1, "The key is revoked already.")));
            Assert.That((await _folder.RunToEndAsync(["keys", "list"])).Said, Does.Not.Contain("Ada"));
            Assert.That((await _folder.RunToEndAsync(["keys", "list", "--all"])).Said, Does.Contain("Ada").And.Contain("revoked"));
        });
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static bool IsOpenToOthers(string path) => ((int)File.GetUnixFileMode(path) & 0b111_111) != 0;

    private static List<System.Net.IPEndPoint> ListenersOn(params int[] ports) =>
        [
            .. System
                .Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties()
                .GetActiveTcpListeners()
                .Where(e => ports.Contains(e.Port)),
        ];

    [GeneratedRegex("cms_[A-Za-z0-9]{12}_[A-Za-z0-9]{40}", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
