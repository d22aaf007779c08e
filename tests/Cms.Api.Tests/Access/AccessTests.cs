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
    private static readonly Dictionary<string, string> Pinned = File.ReadAllLines(
            Path.Combine(Repository.Root, "tests", "Cms.Api.Tests", "Access", "scopes.txt")
        )
        .Where(line => line.Length > 0)
        .Select(line => line.Split('\t'))
        .ToDictionary(parts => parts[0], parts => parts[1]);

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
            var address = path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
                .Replace("{number}", "1", StringComparison.Ordinal)
                .Replace("{secretId}", "abcdefgh", StringComparison.Ordinal)
                .Replace("{previewId}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
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

            Assert.That(
                refused,
                Is.EqualTo(Enum.GetValues<Role>().Where(r => !HasScope(r, Pinned.GetValueOrDefault(name, "?")))),
                $"{name} needs {Pinned.GetValueOrDefault(name, "to be written down in scopes.txt")}"
            );
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

            Assert.That(
                ((int)answer.StatusCode, answer.Header("WWW-Authenticate"), answer.Header("Cache-Control")),
                Is.EqualTo((401, "Bearer", "no-store")),
                path
            );
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
        var beyondRole = await _admin.WriteAsync(
            409,
            HttpMethod.Post,
            "/v1/admin/keys",
            new
            {
                name = "Too much",
                role = "editor",
                scopes = new[] { StaffScopes.Publish },
            }
        );
        await keeper.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/keys",
            new
            {
                name = "Reader",
                role = "editor",
                scopes = new[] { StaffScopes.Read },
            }
        );

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
            Assert.That(
                db.IdempotentAnswers.Select(a => a.Body).AsEnumerable().Select(System.Text.Encoding.UTF8.GetString),
                Has.None.Contains(secret)
            );
            return Task.CompletedTask;
        });
    }

    [Test]
    public async Task Nobody_changes_a_key_that_reaches_further_than_their_own()
    {
        using var keeper = await Host.StaffAsync(Role.Admin, "Keeper", StaffScopes.Keys, StaffScopes.Read);
        using var both = await Host.StaffAsync(Role.Admin, "Keeper of partners too", StaffScopes.Keys, StaffScopes.Partners);
        var staff = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", new { name = "The editor", role = "editor" });
        var partner = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/partners", new { name = "The Inland Courier" });
        var keys = $"/v1/admin/partners/{partner.Text("id")}/keys";
        var partners = await _admin.WriteAsync(201, HttpMethod.Post, keys, new { name = "The mirror" });
        foreach (var (key, missing) in new[] { (staff, StaffScopes.Drafts), (partners, StaffScopes.Partners) })
        {
            var path = $"/v1/admin/keys/{key.Text("key/id")}";
            await _admin.WriteAsync(201, HttpMethod.Post, $"{path}/secrets");
            foreach (
                var (method, address) in new[]
                {
                    (HttpMethod.Post, $"{path}/secrets"),
                    (HttpMethod.Delete, $"{path}/secrets/{key.Text("key/secrets/0/id")}"),
                    (HttpMethod.Delete, path),
                }
            )
            {
                var refused = await keeper.WriteAsync(403, method, address);

                Assert.That(refused.Text("code"), Is.EqualTo("scope-missing"), address);
                Assert.That(refused.Text("detail"), Does.Contain(missing), address);
            }

            Assert.That((await _admin.ReadAsync(path)).At("secrets").GetArrayLength(), Is.EqualTo(2));
        }

        var theirs = $"/v1/admin/keys/{partners.Text("key/id")}";
        await both.WriteAsync(204, HttpMethod.Delete, $"{theirs}/secrets/{partners.Text("key/secrets/0/id")}");
        await both.WriteAsync(201, HttpMethod.Post, $"{theirs}/secrets");
        await both.WriteAsync(204, HttpMethod.Delete, theirs);
    }

    [Test]
    public async Task A_partner_ends_no_key_that_may_more_than_its_own()
    {
        var partner = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/partners", new { name = "The Upland Courier" });
        using var manager = await Host.PartnerAsync(partner.GetProperty("id").GetGuid(), PartnerScopes.Manage);
        using var all = await Host.PartnerAsync(partner.GetProperty("id").GetGuid());
        var whole = await all.WriteAsync(201, HttpMethod.Post, "/v1/partner/keys", new { name = "Whole" });

        var refused = await manager.WriteAsync(403, HttpMethod.Delete, $"/v1/partner/keys/{whole.Text("key/id")}");

        Assert.That(refused.Text("detail"), Does.Contain(PartnerScopes.Pull));
        await all.WriteAsync(204, HttpMethod.Delete, $"/v1/partner/keys/{whole.Text("key/id")}");
    }

    [Test]
    public async Task One_key_with_every_scope_always_stays()
    {
        await using var alone = await Testing.Hosts.CmsHost.StartAsync(Host.Database.Provider);
        using var admin = await alone.StaffAsync(Role.Admin);
        using var keeper = await alone.StaffAsync(Role.Admin, "Keeper", StaffScopes.Keys);
        var keys = await admin.ReadAsync("/v1/admin/keys");
        var (kept, mine, first) = (keys.Ids()[0], keys.Ids()[1], keys.Ids()[2]);
        var week = new
        {
            name = "For a week",
            role = "admin",
            expiresAt = DateTime.UtcNow.AddDays(7),
        };
        var ends = await admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", week);

        // The key of the first start, and then one's own: others can make keys still, but not every one, or not for long.
        await admin.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/keys/{first}");
        var refused = await admin.WriteAsync(409, HttpMethod.Delete, $"/v1/admin/keys/{mine}");

        Assert.That(refused.Text("code"), Is.EqualTo("last-admin-key"));
        await admin.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/keys/{ends.Text("key/id")}");
        await keeper.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/keys/{kept}");
        await admin.ReadAsync("/v1/admin/keys");
    }

    [Test]
    public async Task Of_keys_that_end_each_other_and_secrets_that_end_together_one_is_left()
    {
        await using var alone = await Testing.Hosts.CmsHost.StartAsync(Host.Database.Provider);
        var admins = new[] { await alone.StaffAsync(Role.Admin), await alone.StaffAsync(Role.Admin) };
        var ids = (await admins[0].ReadAsync("/v1/admin/keys")).Ids();
        await admins[0].WriteAsync(204, HttpMethod.Delete, $"/v1/admin/keys/{ids[2]}");

        // The list has the newest first, so each ends the other's.
        var answers = await Task.WhenAll(admins.Select((admin, i) => admin.WriteAsync(HttpMethod.Delete, $"/v1/admin/keys/{ids[i]}")));

        Assert.That(answers.Select(a => (int)a.StatusCode), Is.EquivalentTo(new[] { 204, 409 }).Or.EquivalentTo(new[] { 204, 401 }));
        var left = admins[answers[0].IsSuccessStatusCode ? 0 : 1];
        var other = await left.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", new { name = "Two secrets", role = "editor" });
        var path = $"/v1/admin/keys/{other.Text("key/id")}/secrets";
        var second = await left.WriteAsync(201, HttpMethod.Post, path);
        var ended = await Task.WhenAll(
            second.At("key/secrets").EnumerateArray().Select(s => left.WriteAsync(HttpMethod.Delete, $"{path}/{s.Text("id")}"))
        );
        Assert.That(ended.Select(a => (int)a.StatusCode), Is.EquivalentTo(new[] { 204, 409 }));
        foreach (var answer in answers.Concat(ended))
            answer.Dispose();
        foreach (var admin in admins)
            admin.Dispose();
    }

    [TestCase(Role.Contributor)]
    [TestCase(Role.Editor)]
    [TestCase(Role.Publisher)]
    [TestCase(Role.Admin)]
    public async Task Everybody_of_the_staff_is_told_who_they_are(Role role)
    {
        using var whole = await Host.StaffAsync(role, "Ada");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var ends = new DateTime(now.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var least = new
        {
            name = "For nothing but this",
            role = Word(role),
            scopes = Array.Empty<string>(),
            expiresAt = ends,
        };
        var made = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", least);
        using var bare = With(made.Text("secret")!);

        var me = await whole.ReadAsync("/v1/admin/me");
        var mine = await bare.ReadAsync("/v1/admin/me");

        Assert.That((me.Text("name"), me.Text("role"), me.At("expiresAt").ValueKind), Is.EqualTo(("Ada", Word(role), JsonValueKind.Null)));
        Assert.That(me.At("scopes").EnumerateArray().Select(s => s.GetString()), Is.EqualTo(StaffScopes.Of(role)));
        Assert.That((mine.Text("id"), mine.GetProperty("expiresAt").GetDateTime()), Is.EqualTo((made.Text("key/id"), ends)));
        Assert.That(mine.At("scopes").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_partner_has_no_place_at_the_desk()
    {
        var partner = await _admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/partners", new { name = "The Lowland Courier" });
        using var client = await Host.PartnerAsync(partner.GetProperty("id").GetGuid());

        Assert.That((await client.ReadAsync("/v1/admin/me", 403)).Text("detail"), Does.Contain("/v1/partner"));
    }

    [Test]
    public async Task The_desk_is_open_to_the_origins_that_the_operator_named()
    {
        await using var host = await Testing.Hosts.CmsHost.StartAsync(
            Host.Database.Provider,
            settings: ("Cms:Cors:AdminOrigins", "https://desk.example")
        );
        using var desk = await host.StaffAsync(Role.Editor);

        using var named = await desk.GetAsync("/v1/admin/articles", ("Origin", "https://desk.example"));
        using var other = await desk.GetAsync("/v1/admin/articles", ("Origin", "https://elsewhere.example"));
        using var preflight = await desk.SendAsync(
            HttpMethod.Options,
            "/v1/admin/articles",
            ("Origin", "https://desk.example"),
            ("Access-Control-Request-Method", "PATCH")
        );

        Assert.That(
            (named.Header("Access-Control-Allow-Origin"), other.Header("Access-Control-Allow-Origin"), named.Header("Vary")),
            Is.EqualTo(("https://desk.example", (string?)null, "Origin"))
        );
        Assert.That(preflight.Header("Access-Control-Allow-Methods"), Does.Contain("PATCH"));
    }

    private static bool HasScope(Role role, string scope) =>
        scope == StaffScopes.Any ? role != Role.Partner : StaffScopes.Of(role).Contains(scope);

    private static string Word(Role role) => role.ToString().ToLowerInvariant();

    private static IEnumerable<(string Method, string Path, string Name)> Operations() =>
        from path in JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "cms.v1.json")))
            .RootElement.GetProperty("paths")
            .EnumerateObject()
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
