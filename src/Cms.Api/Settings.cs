using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Cms.Model.Access;
using Cms.Model.Postgres;
using Cms.Model.Sqlite;

namespace Cms.Api;

/// <summary>Everything an operator can set under <c>Cms:</c>; each is also an environment variable (<c>Cms__PublicUrl</c>).</summary>
public sealed partial record Settings
{
    /// <summary>Where the database and the pictures lie.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>Where the files of pictures lie.</summary>
    public string MediaFolder => Path.Combine(DataDirectory, "media");

    /// <summary>Whether an empty database is filled with the demo magazine; true in Development only.</summary>
    public bool Demo { get; init; }

    /// <summary>Where this API stands for its callers; every link of its own begins with it.</summary>
    public string PublicUrl { get; init; } = "http://localhost:5000";

    /// <summary>The magazine.</summary>
    public SiteSettings Site { get; init; } = new();

    /// <summary>Caching.</summary>
    public CacheSettings Cache { get; init; } = new();

    /// <summary>Pictures.</summary>
    public MediaSettings Media { get; init; } = new();

    /// <summary>Where what is sent lies while it is looked at.</summary>
    public string IncomingFolder => Path.Combine(DataDirectory, "incoming");

    /// <summary>Origins that may call the admin door from a browser.</summary>
    public IReadOnlyList<string> AdminOrigins { get; init; } = [];

    /// <summary>The identity provider; null where the desk takes keys alone.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>An admin key that the operator chose; null for none.</summary>
    public string? BootstrapAdminKey { get; init; }

    /// <summary>A key that the operator chose for a first partner, which may have everything; null for none.</summary>
    public string? BootstrapPartnerKey { get; init; }

    /// <summary>Whether requests that this program makes may go to addresses that are not public.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Addresses of proxies whose <c>X-Forwarded-For</c> is believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Most anonymous requests a minute from one address; null for no such limit.</summary>
    public int? AnonymousPerMinute { get; init; }

    /// <summary>How long one statement of a read may run before the read is refused as too costly; null leaves it at two seconds.</summary>
    public TimeSpan? StatementLimit { get; init; }

    /// <summary>How long the server goes on serving after it was told to stop; five seconds, none in Development.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c> (<c>Database:Provider</c>).</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>The database (<c>ConnectionStrings:Cms</c>); for SQLite, null means a file in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; init; }

    // Every name an operator may use. A misspelt one is refused, since a setting that does nothing is found out too late.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "DataDirectory",
        "Demo",
        "PublicUrl",
        "Site:Name",
        "Site:Tagline",
        "Site:Language",
        "Site:TimeZone",
        "Site:Logo",
        "Site:CorrectionsPolicy",
        "Site:Url",
        "Site:Paths:Article",
        "Site:Paths:Author",
        "Site:Paths:Series",
        "Site:Paths:Source",
        "Site:Paths:Topic",
        "Site:Paths:Page",
        "Site:Paths:Preview",
        "Cache:MaxMegabytes",
        "Cache:SharedMaxAge",
        "Cache:StaleWhileRevalidate",
        "Cache:StaleIfError",
        "Cache:TagHeader",
        "Media:MaxMegabytes",
        "Media:MaxMegapixels",
        "Media:MaxSide",
        "Media:S3:Endpoint",
        "Media:S3:Bucket",
        "Media:S3:Region",
        "Media:S3:AccessKey",
        "Media:S3:SecretKey",
        "Media:S3:Prefix",
        "Cors:AdminOrigins",
        "TrustedProxies",
        "Outbound:AllowPrivateAddresses",
        "RateLimits:AnonymousPerMinute",
        "MaxQueryMilliseconds",
        "DrainSeconds",
        "Oidc:Issuer",
        "Oidc:Audience",
        "Oidc:RoleClaim",
        "BootstrapAdminKey",
        "BootstrapPartnerKey",
    };

    // What a server has to be told outside Development.
    private static readonly string[] Required = ["Cms:Site:Name", "Cms:PublicUrl", "Cms:Site:Url"];

    /// <summary>
    /// Reads and checks the settings of a server. Outside Development it has to be told whose it is: feeds in an invented
    /// magazine's name, with links to somebody's own machine, are found out too late.
    /// </summary>
    /// <exception cref="SettingException">One of them is wrong or missing; the message says which and what it should be.</exception>
    public static Settings ReadToServe(IConfiguration configuration, bool isDevelopment)
    {
        var settings = Read(configuration, isDevelopment);
        string[] missing = [.. Required.Where(name => string.IsNullOrWhiteSpace(configuration[name]))];
        return isDevelopment || missing.Length == 0
            ? settings
            : throw new SettingException(
                $"Outside Development the server has to know whose it is, and {string.Join(" and ", missing)} "
                    + $"{(missing.Length == 1 ? "is" : "are")} not set; for example "
                    + "Cms__Site__Name='The Harbour Review' Cms__PublicUrl=https://api.example.org "
                    + "Cms__Site__Url=https://www.example.org (ASPNETCORE_ENVIRONMENT=Development to try it out)."
            );
    }

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingException">One of them is wrong; the message says which and what it should be.</exception>
    public static Settings Read(IConfiguration configuration, bool isDevelopment)
    {
        var cms = configuration.GetSection("Cms");
        foreach (var (key, value) in cms.AsEnumerable(makePathsRelative: true))
        {
            var name = value is null ? null : ListIndex().Replace(key, "");
            // A section may come along as a name without a value.
            var isSection = value is "" && Known.Any(k => k.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
            if (name is not null && !Known.Contains(name) && !isSection)
                throw new SettingException($"There is no setting Cms:{key}{Nearest.Guess(name, Known, "Cms:")}");
        }

        var paths = new SitePathSettings();
        var site = new SiteSettings();
        var cache = new CacheSettings();
        var media = new MediaSettings();
        var settings = new Settings
        {
            DataDirectory = Text("DataDirectory") ?? "data",
            Demo = Flag("Demo", isDevelopment),
            PublicUrl = Url("PublicUrl") ?? "http://localhost:5000",
            Site = new SiteSettings
            {
                Name = Text("Site:Name") ?? site.Name,
                Tagline = Text("Site:Tagline"),
                Language = Language(Text("Site:Language") ?? site.Language),
                TimeZone = TimeZone(Text("Site:TimeZone") ?? site.TimeZone),
                Logo = Url("Site:Logo"),
                CorrectionsPolicy = Url("Site:CorrectionsPolicy"),
                Url = Url("Site:Url") ?? site.Url,
                Paths = new SitePathSettings
                {
                    Article = Path("Article", "{slug}", paths.Article),
                    Author = Path("Author", "{slug}", paths.Author),
                    Series = Path("Series", "{slug}", paths.Series),
                    Source = Path("Source", "{slug}", paths.Source),
                    Topic = Path("Topic", "{slug}", paths.Topic),
                    Page = Path("Page", "{slug}", paths.Page),
                    Preview = Path("Preview", "{token}", paths.Preview),
                },
            },
            Cache = new CacheSettings
            {
                MaxMegabytes = Number("Cache:MaxMegabytes", 0, 65_536) ?? cache.MaxMegabytes,
                SharedMaxAge = Number("Cache:SharedMaxAge", 0, 31_536_000) ?? cache.SharedMaxAge,
                StaleWhileRevalidate = Number("Cache:StaleWhileRevalidate", 0, 31_536_000) ?? cache.StaleWhileRevalidate,
                StaleIfError = Number("Cache:StaleIfError", 0, 31_536_000) ?? cache.StaleIfError,
                TagHeader = OneOf("Cms:Cache:TagHeader", cms["Cache:TagHeader"], cache.TagHeader, "Surrogate-Key", "Cache-Tag"),
            },
            Media = new MediaSettings
            {
                MaxMegabytes = Number("Media:MaxMegabytes", 1, 1_000) ?? media.MaxMegabytes,
                MaxMegapixels = Number("Media:MaxMegapixels", 1, 1_000) ?? media.MaxMegapixels,
                MaxSide = Number("Media:MaxSide", 100, 65_000) ?? media.MaxSide,
                S3 = S3(),
            },
            AdminOrigins = [.. List("Cors:AdminOrigins").Select(Origin)],
            TrustedProxies = [.. List("TrustedProxies").Select(Address)],
            AnonymousPerMinute = Number("RateLimits:AnonymousPerMinute", 1, 1_000_000),
            // Below the ten seconds that a request has.
            Drain = TimeSpan.FromSeconds(Number("DrainSeconds", 0, 600) ?? (isDevelopment ? 0 : 5)),
            StatementLimit = Number("MaxQueryMilliseconds", 1, 9_000) is { } most ? TimeSpan.FromMilliseconds(most) : null,
            Provider = OneOf("Database:Provider", configuration["Database:Provider"], "sqlite", "sqlite", "postgres"),
            ConnectionString = configuration.GetConnectionString("Cms"),
            AllowPrivateAddresses = Flag("Outbound:AllowPrivateAddresses", false),
            Oidc = Oidc(),
            BootstrapAdminKey = Key("BootstrapAdminKey"),
            BootstrapPartnerKey = Key("BootstrapPartnerKey"),
        };
        if (settings.Provider == "postgres" && string.IsNullOrWhiteSpace(settings.ConnectionString))
            throw new SettingException(
                "Database:Provider is postgres, so ConnectionStrings:Cms must say where it is, for example "
                    + "Host=localhost;Database=cms;Username=cms."
            );
        if (
            settings.ConnectionString is { Length: > 0 } text
            && (settings.Provider == "postgres" ? PostgresDatabase.FaultOf(text) : SqliteDatabase.FaultOf(text)) is { } fault
        )
            throw new SettingException($"ConnectionStrings:Cms cannot be used: {fault}");
        return settings;

        string? Text(string name) => cms[name] is { Length: > 0 } given ? given : null;

        bool Flag(string name, bool otherwise) =>
            cms[name] is not { Length: > 0 } text ? otherwise
            : bool.TryParse(text, out var flag) ? flag
            : throw Wrong(name, text, "true or false");

        int? Number(string name, int least, int most) =>
            cms[name] is not { Length: > 0 } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
            : throw Wrong(name, text, $"a whole number from {least} to {most}");

        string? Url(string name) =>
            cms[name] is not { Length: > 0 } text ? null
            : IsAddress(text, out var uri) && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
                ? text.TrimEnd('/')
            : throw Wrong(
                name,
                text,
                "an absolute http or https address in plain ASCII and without query, such as https://api.example.org"
            );

        string Path(string name, string part, string otherwise) =>
            cms[$"Site:Paths:{name}"] is not { Length: > 0 } text ? otherwise
            : text.StartsWith('/') && IsPlain(text) && text.Contains(part, StringComparison.Ordinal) ? text
            : throw Wrong($"Site:Paths:{name}", text, $"a path in plain ASCII that begins with / and holds {part}");

        string? Key(string name) =>
            cms[name] is not { Length: > 0 } text ? null
            : KeyText.Parse(text) is not null ? text
            : throw new SettingException(
                $"Cms:{name} is not a key; it should look like cms_<8 to 32 letters and digits>_<32 to 128 letters and digits>."
            );

        OidcSettings? Oidc()
        {
            var (issuer, audience) = (Url("Oidc:Issuer"), Text("Oidc:Audience"));
            if (issuer is null && audience is null && Text("Oidc:RoleClaim") is null)
                return null;
            return issuer is null || audience is null
                ? throw new SettingException("Cms:Oidc:Issuer and Cms:Oidc:Audience belong together; set both, or neither.")
                // The issuer is compared letter by letter, so it stays as it was written.
                : new OidcSettings
                {
                    Issuer = cms["Oidc:Issuer"]!,
                    Audience = audience,
                    RoleClaim = Text("Oidc:RoleClaim") ?? "role",
                };
        }

        S3Settings? S3()
        {
            string[] needed = ["Endpoint", "Bucket", "AccessKey", "SecretKey"];
            string[] set = [.. cms.GetSection("Media:S3").GetChildren().Where(c => !string.IsNullOrEmpty(c.Value)).Select(c => c.Key)];
            if (set.Length == 0)
                return null;
            if (needed.FirstOrDefault(n => Text($"Media:S3:{n}") is null) is { } missing)
                throw new SettingException(
                    $"Cms:Media:S3:{missing} is not set; pictures lie in an object store where Endpoint, Bucket, AccessKey and SecretKey "
                        + "are set, and in the data directory where none of them is."
                );
            return new S3Settings
            {
                Endpoint = Url("Media:S3:Endpoint")!,
                Bucket = Text("Media:S3:Bucket")!,
                Region = Text("Media:S3:Region") ?? "us-east-1",
                AccessKey = Text("Media:S3:AccessKey")!,
                SecretKey = Text("Media:S3:SecretKey")!,
                Prefix = Text("Media:S3:Prefix") ?? "",
            };
        }

        List<string> List(string name) =>
            [
                .. (cms[name]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []),
                .. cms.GetSection(name).GetChildren().Select(c => c.Value!),
            ];
    }

    // Addresses go into headers as they stand, so they are written as they go over the wire.
    private static bool IsPlain(string text) => text.All(c => c is > ' ' and < '\x7f');

    private static bool IsAddress(string text, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(text, UriKind.Absolute, out uri) && IsPlain(text) && uri.Scheme is "http" or "https";

    private static string Origin(string text) =>
        IsAddress(text, out var uri) && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase)
            ? text
            : throw Wrong("Cors:AdminOrigins", text, "a list of origins such as https://desk.example.org, without a path");

    private static string Language(string tag)
    {
        try
        {
            return tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && CultureInfo.GetCultureInfo(tag).Name is { Length: > 0 }
                ? tag
                : throw Wrong("Site:Language", tag, "a language tag such as en or es");
        }
        catch (CultureNotFoundException)
        {
            throw Wrong("Site:Language", tag, "a language tag such as en or es");
        }
    }

    private static string TimeZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId
            ? name
            : throw Wrong("Site:TimeZone", name, "an IANA time zone such as Europe/Lisbon");

    private static string Address(string text) =>
        System.Net.IPAddress.TryParse(text, out _) ? text : throw Wrong("TrustedProxies", text, "a list of IP addresses");

    private static string OneOf(string name, string? text, string otherwise, params string[] allowed) =>
        string.IsNullOrEmpty(text)
            ? otherwise
            : allowed.FirstOrDefault(a => a.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingException($"{name} is “{text}”; it should be {string.Join(" or ", allowed)}.");

    private static SettingException Wrong(string name, string text, string wanted) =>
        new($"Cms:{name} is “{text}”; it should be {wanted}.");

    [GeneratedRegex(":[0-9]+$")]
    private static partial Regex ListIndex();
}
