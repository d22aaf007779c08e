using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Cms.Api.Tests;

public sealed class SettingsTests
{
    [TestCase("Cms:Demo", "yes")]
    [TestCase("Cms:PublicUrl", "api.example.org")]
    [TestCase("Cms:PublicUrl", "/api")]
    [TestCase("Cms:PublicUrl", "ftp://api.example.org")]
    [TestCase("Cms:PublicUrl", "https://api.example.org?x=1")]
    [TestCase("Cms:PublicUrl", "https://api.example.org#top")]
    [TestCase("Cms:PublicUrl", "https://user:secret@api.example.org")]
    [TestCase("Cms:PublicUrl", "https://api.example.org ")]
    [TestCase("Cms:PublicUrl", "https://bücher.example")]
    [TestCase("Cms:PublicUrl", "https://api.example.org/\r\nX: y")]
    [TestCase("Cms:Site:Url", "javascript:alert(1)")]
    [TestCase("Cms:Site:Logo", "logo.png")]
    [TestCase("Cms:Site:Language", "not a language")]
    [TestCase("Cms:Site:Language", "en_US")]
    [TestCase("Cms:Site:TimeZone", "Mars/Olympus")]
    [TestCase("Cms:Site:Paths:Article", "articles/{slug}")]
    [TestCase("Cms:Site:Paths:Author", "/authors")]
    [TestCase("Cms:Site:Paths:Series", "/series/{id}")]
    [TestCase("Cms:Site:Paths:Source", "/a b/{slug}")]
    [TestCase("Cms:Site:Paths:Topic", "{slug}")]
    [TestCase("Cms:Site:Paths:Preview", "/preview/{slug}")]
    [TestCase("Cms:Cache:MaxMegabytes", "-1")]
    [TestCase("Cms:Cache:MaxMegabytes", "65537")]
    [TestCase("Cms:Cache:SharedMaxAge", "1.5")]
    [TestCase("Cms:Cache:StaleWhileRevalidate", "soon")]
    [TestCase("Cms:Cache:StaleIfError", "+1")]
    [TestCase("Cms:Cache:TagHeader", "X-Tags")]
    [TestCase("Cms:Cors:AdminOrigins", "https://desk.example.org/path")]
    [TestCase("Cms:Cors:AdminOrigins:0", "*")]
    [TestCase("Cms:TrustedProxies", "10.0.0.1, proxy.local")]
    [TestCase("Cms:TrustedProxies:1", "10.0.0.0/8")]
    [TestCase("Cms:Outbound:AllowPrivateAddresses", "maybe")]
    [TestCase("Cms:RateLimits:AnonymousPerMinute", "0")]
    [TestCase("Cms:RateLimits:AnonymousPerMinute", "many")]
    [TestCase("Cms:Oidc:Issuer", "issuer")]
    [TestCase("Cms:BootstrapAdminKey", "secret")]
    [TestCase("Cms:BootstrapPartnerKey", "cms_short_short")]
    [TestCase("Database:Provider", "mysql")]
    [TestCase("ConnectionStrings:Cms", "nonsense")]
    [TestCase("ConnectionStrings:Cms", "Data Sauce=x")]
    [TestCase("ConnectionStrings:Cms", "Cache=Private")]
    public void A_bad_value_stops_the_start_with_a_sentence_that_names_the_setting(string name, string value)
    {
        var refusal = Assert.Throws<SettingException>(() => Read((name, value)));

        var setting = name.TrimEnd(':', '0', '1');
        Assert.That(refusal!.Message, Does.StartWith(setting).And.EndWith("."));
        Assert.That(refusal!.Message.Contains('\n', StringComparison.Ordinal), Is.EqualTo(value.Contains('\n', StringComparison.Ordinal)));
        Assert.That(refusal!.Message, Does.Not.Contain("   at "));
        if (setting.EndsWith("Key", StringComparison.Ordinal))
            Assert.That(refusal!.Message, Does.Not.Contain(value), "a key is no matter for a log");
    }

    [TestCase("Cms:PublicURI", "Cms:PublicUrl")]
    [TestCase("Cms:Sight:Name", "Cms:Site:Name")]
    [TestCase("Cms:Site:Pahts:Article", "Cms:Site:Paths:Article")]
    [TestCase("Cms:Cache:TagHeaders", "Cms:Cache:TagHeader")]
    [TestCase("Cms:TrustedProxy:0", "Cms:TrustedProxies")]
    public void A_setting_that_there_is_not_is_refused_with_the_nearest(string name, string nearest)
    {
        var refusal = Assert.Throws<SettingException>(() => Read((name, "x")));

        Assert.That(refusal!.Message, Does.StartWith($"There is no setting {name}; did you mean {nearest}"));
    }

    [TestCase("Cms:Cache")]
    [TestCase("Cms:Weather")]
    public void A_setting_that_is_near_to_none_is_refused_without_a_guess(string name)
    {
        var refusal = Assert.Throws<SettingException>(() => Read((name, "x")));

        Assert.That(refusal!.Message, Is.EqualTo($"There is no setting {name}."));
    }

    [Test]
    public void Without_any_setting_everything_has_a_default()
    {
        var settings = Read();

        Assert.Multiple(() =>
        {
            Assert.That(settings.DataDirectory, Is.EqualTo("data"));
            Assert.That(settings.Demo, Is.False);
            Assert.That(settings.Provider, Is.EqualTo("sqlite"));
            Assert.That(settings.ConnectionString, Is.Null);
            Assert.That(settings.AnonymousPerMinute, Is.Null);
            Assert.That(settings.Site.Language, Is.EqualTo("en"));
            Assert.That(settings.Cache.TagHeader, Is.EqualTo("Surrogate-Key"));
        });
    }

    [Test]
    public void An_empty_value_is_none()
    {
        var settings = Read(
            ("Cms:DataDirectory", ""),
            ("Cms:PublicUrl", ""),
            ("Cms:Site", ""),
            ("Cms:Site:Name", ""),
            ("Cms:Site:Language", ""),
            ("Cms:Demo", ""),
            ("Cms:Cache:MaxMegabytes", ""),
            ("Cms:Cache:TagHeader", "")
        );

        Assert.That(settings.DataDirectory, Is.EqualTo("data"));
        Assert.That(settings.Site.Name, Is.Not.Empty);
        Assert.That(settings.PublicUrl, Is.EqualTo("http://localhost:5000"));
    }

    [Test]
    public void Good_values_are_taken_as_they_are_meant()
    {
        var settings = Read(
            ("Cms:PublicUrl", "https://api.example.org/cms/"),
            ("Cms:Site:TimeZone", "Europe/Lisbon"),
            ("Cms:Site:Language", "pt-BR"),
            ("Cms:Cache:TagHeader", "cache-tag"),
            ("Cms:Cache:MaxMegabytes", "0"),
            ("Cms:TrustedProxies", "10.0.0.1, ::1"),
            ("Cms:TrustedProxies:0", "10.0.0.2"),
            ("Cms:Cors:AdminOrigins:0", "https://desk.example.org"),
            ("Cms:Demo", "true"),
            ("Database:Provider", "Postgres"),
            ("ConnectionStrings:Cms", "Host=db;Database=cms"),
            ("Cms:BootstrapAdminKey", $"cms_abcdefgh_{new string('x', 32)}")
        );

        Assert.Multiple(() =>
        {
            Assert.That(settings.PublicUrl, Is.EqualTo("https://api.example.org/cms"));
            Assert.That(settings.Cache.TagHeader, Is.EqualTo("Cache-Tag"));
            Assert.That(settings.Cache.MaxMegabytes, Is.Zero);
            Assert.That(settings.TrustedProxies, Is.EqualTo(new[] { "10.0.0.1", "::1", "10.0.0.2" }));
            Assert.That(settings.AdminOrigins, Is.EqualTo(new[] { "https://desk.example.org" }));
            Assert.That(settings.Provider, Is.EqualTo("postgres"));
            Assert.That(settings.Demo, Is.True);
        });
    }

    [TestCase("")]
    [TestCase("Database=cms")]
    [TestCase("Host=db;Port=many")]
    public void PostgreSQL_needs_to_be_told_where_it_is(string connectionString)
    {
        var refusal = Assert.Throws<SettingException>(() =>
            Read(("Database:Provider", "postgres"), ("ConnectionStrings:Cms", connectionString))
        );

        Assert.That(refusal!.Message, Does.Contain("ConnectionStrings:Cms"));
    }

    private static Settings Read(params (string Name, string Value)[] settings) =>
        Settings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, string? (s) => s.Value)).Build(),
            isDevelopment: false
        );
}
