using System.Net.Http.Headers;
using System.Text.Json;
using Cms.Model.Access;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Access;

/// <summary>Who may do what, and who may not come in.</summary>
public sealed class AccessTests(string provider) : OnEveryDatabase(provider)
{
    // Pinned: an operation that is new, or asks for another scope, is written down here on purpose.
    private static readonly Dictionary<string, string> Pinned = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Cms.Api.Tests", "Access", "scopes.txt"))
        .Where(line => line.Length > 0).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]);

    private HttpClient _admin = null!;

    protected override async Task PrepareAsync() => _admin = await Host.StaffAsync(Role.Admin);

    [Test]
    public async Task Every_operation_of_the_desk_takes_the_keys_that_have_its_scope_and_no_other()
    {
        var clients = new Dictionary<Role, HttpClient>();
        foreach (var role in Enum.GetValues<Role>())
            clients[role] = await Host.StaffAsync(role);
        var seen = new Dictionary<string, string>();
        foreach (var (method, path, name) in Operations())
        {
            var address = path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal).Replace("{secretId}", "abcdefgh", StringComparison.Ordinal).Replace("{previewId}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
            using var anonymous = await Client.WriteAsync(new HttpMethod(method), address);
            Assert.That((int)anonymous.StatusCode, Is.EqualTo(401), name);
            var refused = new List<Role>();
            foreach (var (role, client) in clients)
            {
                using var answer = await client.WriteAsync(new HttpMethod(method), address);
                if ((int)answer.StatusCode == 403)
                {
                    refused.Add(role);
                    seen[name] = (await answer.JsonAsync()).Text("detail")!;
                }
            }

            Assert.That(refused, Is.EqualTo(Enum.GetValues<Role>().Where(r => !StaffScopes.Of(r).Contains(Pinned.GetValueOrDefault(name, "?")))), $"{name} needs {Pinned.GetValueOrDefault(name, "to be written down in scopes.txt")}");
            if (refused.Count > 0)
                Assert.That(seen[name], Does.Contain(Pinned[name]), "403 names the missing scope.");
        }

        Assert.That(Pinned.Keys, Is.EquivalentTo(Operations().Select(o => o.Name)), "scopes.txt has no operation that is gone.");
    }

    [TestCase("Bearer cms_abcdefgh_0123456789012345678901234567890123456789")]
    [TestCase("Bearer nonsense")]
    [TestCase("Bearer ")]
    [TestCase("Basic YTpi")]
    [TestCase("Bearer a.b.c")]
    public async Task A_key_that_does_not_count_is_refused_at_every_door(string header)
    {
        foreach (var path in new[] { "/v1/home", "/v1/articles", "/v1/admin/articles", "/media/x/y.png", "/health/live" })
        {
            using var answer = await Client.GetAsync(path, ("Authorization", header));

            Assert.That(((int)answer.StatusCode, answer.Header("WWW-Authenticate"), answer.Header("Cache-Control")), Is.EqualTo((401, "Bearer", "no-store")), path);
        }
    }

    [Test]
    public async Task A_key_that_counts_reads_what_is_public_and_nothing_keeps_the_answer()
    {
        using var answer = await _admin.GetAsync("/v1/home");

        Assert.That(((int)answer.StatusCode, answer.Header("Cache-Control")), Is.EqualTo((200, "no-store")));
    }

    [Test]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on()
    {
        var (client, key) = await NewKeyAsync("editor");
        await client.ReadAsync("/v1/admin/articles");

        await _admin.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/keys/{key}");

        await client.ReadAsync("/v1/admin/articles", 401);
        await client.ReadAsync("/v1/home", 401);
        await _admin.WriteAsync(409, HttpMethod.Post, $"/v1/admin/keys/{key}/secrets");
    }

    [Test]
    public async Task An_expired_key_opens_nothing()
    {
        var now = DateTime.UtcNow;
        var key = new AccessKey("Over", Role.Editor, null, now.AddMinutes(-1), now.AddHours(-1));
        var secret = key.AddSecret(now.AddHours(-1));
        await Host.DeskAsync(async db =>
        {
            db.Add(key);
            await db.SaveAsync(CancellationToken.None);
        });

        using var answer = await Client.GetAsync("/v1/admin/articles", ("Authorization", $"Bearer {secret}"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Two_secrets_open_the_door_while_one_is_exchanged_for_the_other()
    {
        var (first, key) = await NewKeyAsync("publisher");
        var made = await _admin.WriteAsync(201, HttpMethod.Post, $"/v1/admin/keys/{key}/secrets");
        using var second = With(made.Text("secret")!);

        await first.ReadAsync("/v1/admin/articles");
        await second.ReadAsync("/v1/admin/articles");
        await _admin.WriteAsync(409, HttpMethod.Post, $"/v1/admin/keys/{key}/secrets");
        await _admin.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/keys/{key}/secrets/{made.Text("key/secrets/0/id")}");

        await first.ReadAsync("/v1/admin/articles", 401);
        await second.ReadAsync("/v1/admin/articles");
        await _admin.WriteAsync(409, HttpMethod.Delete, $"/v1/admin/keys/{key}/secrets/{made.Text("key/secrets/1/id")}");
    }

    [Test]
    public async Task Nobody_gives_a_scope_that_they_or_the_role_lack()
    {
        using var keeper = await Host.StaffAsync(Role.Admin, "Keeper", StaffScopes.Keys, StaffScopes.Read);

        var beyondMine = await keeper.WriteAsync(403, HttpMethod.Post, "/v1/admin/keys", new { name = "Too much", role = "editor" });
        var beyondRole = await _admin.WriteAsync(409, HttpMethod.Post, "/v1/admin/keys", new { name = "Too much", role = "editor", scopes = new[] { StaffScopes.Publish } });
        await keeper.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", new { name = "Reader", role = "editor", scopes = new[] { StaffScopes.Read } });

        Assert.That((beyondMine.Text("code"), beyondRole.Text("code")), Is.EqualTo(("scope-missing", "scope-not-of-role")));
    }

    [Test]
    public async Task A_secret_is_shown_once_and_stored_as_a_hash()
    {
        var body = new { name = "Once", role = "contributor" };
        var made = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", body, once: "make-a-key");
        var again = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", body, once: "make-a-key");
        var read = await _admin.ReadAsync($"/v1/admin/keys/{made.Text("key/id")}");

        Assert.That((again.Text("key/id"), again.GetProperty("secret").ValueKind), Is.EqualTo((made.Text("key/id"), JsonValueKind.Null)));
        var secret = made.Text("secret")!.Split('_')[2];
        Assert.That(read.ToString(), Does.Not.Contain(secret));
        await Host.DeskAsync(db =>
        {
            Assert.That(db.IdempotentAnswers.Select(a => a.Body).AsEnumerable().Select(System.Text.Encoding.UTF8.GetString), Has.None.Contains(secret));
            return Task.CompletedTask;
        });
    }

    [Test]
    public async Task The_last_key_that_can_make_keys_stays()
    {
        await using var alone = await Testing.Hosts.CmsHost.StartAsync(Host.Database.Provider);
        using var admin = await alone.StaffAsync(Role.Admin);
        var keys = await admin.ReadAsync("/v1/admin/keys");
        var ids = keys.Ids();

        // The key of the first start, and then one's own.
        await admin.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/keys/{ids[1]}");
        var refused = await admin.WriteAsync(409, HttpMethod.Delete, $"/v1/admin/keys/{ids[0]}");

        Assert.That(refused.Text("code"), Is.EqualTo("last-admin-key"));
        await admin.ReadAsync("/v1/admin/keys");
    }

    [Test]
    public async Task The_desk_is_open_to_the_origins_that_the_operator_named()
    {
        await using var host = await Testing.Hosts.CmsHost.StartAsync(Host.Database.Provider, settings: ("Cms:Cors:AdminOrigins", "https://desk.example"));
        using var desk = await host.StaffAsync(Role.Editor);

        using var named = await desk.GetAsync("/v1/admin/articles", ("Origin", "https://desk.example"));
        using var other = await desk.GetAsync("/v1/admin/articles", ("Origin", "https://elsewhere.example"));
        using var preflight = await desk.SendAsync(HttpMethod.Options, "/v1/admin/articles", ("Origin", "https://desk.example"), ("Access-Control-Request-Method", "PATCH"));

        Assert.That((named.Header("Access-Control-Allow-Origin"), other.Header("Access-Control-Allow-Origin"), named.Header("Vary")), Is.EqualTo(("https://desk.example", (string?)null, "Origin")));
        Assert.That(preflight.Header("Access-Control-Allow-Methods"), Does.Contain("PATCH"));
    }

    private static IEnumerable<(string Method, string Path, string Name)> Operations() =>
        from path in JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "cms.v1.json"))).RootElement.GetProperty("paths").EnumerateObject()
        where path.Name.StartsWith("/v1/admin", StringComparison.Ordinal)
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value.GetProperty("operationId").GetString()!);

    private async Task<(HttpClient Client, string Key)> NewKeyAsync(string role)
    {
        var made = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", new { name = "Somebody", role });
        return (With(made.Text("secret")!), made.Text("key/id")!);
    }

    private HttpClient With(string secret)
    {
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
