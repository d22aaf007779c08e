using System.Net.Http.Headers;
using System.Security.Cryptography;
using Cms.Model.Access;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NUnit.Framework;

namespace Cms.Api.Tests.Access;

/// <summary>Tokens of an identity provider, signed here with a key made here.</summary>
public sealed class OidcTests
{
    private const string Issuer = "https://login.example/tenant";
    private const string Audience = "magazine-desk";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "test" };
    private CmsHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await CmsHost.StartAsync(
            TestDatabase.Providers[0],
            settings: [("Cms:Oidc:Issuer", Issuer), ("Cms:Oidc:Audience", Audience), ("Cms:Oidc:RoleClaim", "desk_role")]
        );
        // What the provider would publish under /.well-known; everything else is as the operator's settings made it.
        var options = _host.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        var published = new OpenIdConnectConfiguration { Issuer = Issuer };
        published.SigningKeys.Add(_key);
        options.ConfigurationManager = new Microsoft.IdentityModel.Protocols.StaticConfigurationManager<OpenIdConnectConfiguration>(
            published
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _key.Rsa.Dispose();
    }

    [Test]
    public async Task A_token_does_what_its_role_may_and_the_audit_log_names_its_holder()
    {
        using var editor = With(Token("editor"));

        var draft = await editor.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "By token" });
        await editor.WriteAsync(403, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag());

        using var admin = await _host.StaffAsync(Role.Admin);
        var line = (await admin.ReadAsync($"/v1/admin/audit?thing={draft.Text("id")}")).At("data/0");
        Assert.That(
            (line.Text("actorId"), line.Text("actorName"), draft.Text("createdBy")),
            Is.EqualTo(("oidc:subject-1", "Ada of the desk", "oidc:subject-1"))
        );
    }

    [Test]
    public async Task A_token_is_told_whose_it_is_what_it_may_and_when_it_ends()
    {
        var ends = new DateTime(DateTime.UtcNow.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        using var publisher = With(Token("publisher", expires: ends));

        var me = await publisher.ReadAsync("/v1/admin/me");

        Assert.That((me.Text("id"), me.Text("name"), me.Text("role")), Is.EqualTo(("oidc:subject-1", "Ada of the desk", "publisher")));
        Assert.That(me.GetProperty("expiresAt").GetDateTime(), Is.EqualTo(ends));
        Assert.That(me.At("scopes").EnumerateArray().Select(s => s.GetString()), Is.EqualTo(StaffScopes.Of(Role.Publisher)));
    }

    [Test]
    public async Task A_token_that_does_not_count_is_refused()
    {
        using var other = RSA.Create(2048);
        var tokens = new Dictionary<string, string>
        {
            ["another's signature"] = Token("admin", key: new RsaSecurityKey(other)),
            ["another issuer"] = Token("admin", issuer: "https://elsewhere.example"),
            ["another audience"] = Token("admin", audience: "shop"),
            ["over"] = Token("admin", expires: DateTime.UtcNow.AddHours(-1)),
            ["a role that is none"] = Token("owner"),
            ["a role by number"] = Token("3"),
            ["no role"] = Token(null),
            ["no signature"] = Token("admin").Split('.') is [var head, var body, _] ? $"{head}.{body}." : "",
        };

        foreach (var (name, token) in tokens)
        {
            using var client = With(token);
            using var answer = await client.GetAsync("/v1/admin/articles");
            Assert.That((int)answer.StatusCode, Is.EqualTo(401), name);
        }
    }

    private HttpClient With(string token)
    {
        var client = _host.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private string Token(
        string? role,
        RsaSecurityKey? key = null,
        string issuer = Issuer,
        string audience = Audience,
        DateTime? expires = null
    ) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                NotBefore = DateTime.UtcNow.AddHours(-2),
                Expires = expires ?? DateTime.UtcNow.AddHours(1),
                Claims = new Dictionary<string, object> { ["sub"] = "subject-1", ["name"] = "Ada of the desk" }
                    .Concat(role is null ? [] : [KeyValuePair.Create("desk_role", (object)role)])
                    .ToDictionary(),
                SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256),
            }
        );
}
