using Cms.Model;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Access;

/// <summary>
/// The way in on the first day: a key is made and shown once, unless the operator chose one. Until somebody made a key on
/// purpose, the server listens to this machine alone.
/// </summary>
internal static class FirstKeys
{
    /// <summary>The name of the key that the first start makes.</summary>
    public const string FirstStart = "First start";

    private const string Bootstrap = "Bootstrap";

    /// <summary>Makes what is missing.</summary>
    /// <returns>A key to show to the operator now or never; null where none was made.</returns>
    /// <exception cref="InvalidOperationException">The operator's key has the id of another.</exception>
    public static async Task<string?> MakeAsync(CmsDbContext db, Settings settings, DateTime now, CancellationToken ct)
    {
        if (settings.BootstrapAdminKey is { } chosen)
        {
            await AdoptAsync(db, KeyText.Parse(chosen)!, now, ct);
            return null;
        }

        if (await db.Keys.AnyAsync(ct))
            return null;
        var key = new AccessKey(FirstStart, Role.Admin, null, null, now);
        var secret = key.AddSecret(now);
        db.Add(key);
        await db.SaveAsync(ct);
        return secret;
    }

    /// <summary>Whether somebody made a key on purpose.</summary>
    public static Task<bool> AreOwnedAsync(CmsDbContext db, CancellationToken ct) => db.Keys.AnyAsync(k => k.Name != FirstStart, ct);

    /// <summary>The same addresses, on this machine alone; null where they are that already.</summary>
    public static IReadOnlyList<string>? OnLoopback(IConfiguration configuration)
    {
        var urls = (configuration["urls"] ?? string.Join(';', (configuration["http_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}")))
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse).ToList();
        return urls.TrueForAll(IsLoopback) ? null : [.. urls.Select(u => IsLoopback(u) ? u.ToString() : $"{u.Scheme}://localhost:{u.Port}").Distinct()];
    }

    private static bool IsLoopback(BindingAddress address) => address.IsUnixPipe || address.IsNamedPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip));

    private static async Task AdoptAsync(CmsDbContext db, KeyText text, DateTime now, CancellationToken ct)
    {
        var there = await db.Keys.Include(k => k.Secrets).FirstOrDefaultAsync(k => k.Secrets.Any(s => s.Id == text.Id), ct);
        if (there is null)
        {
            var key = new AccessKey(Bootstrap, Role.Admin, null, null, now);
            key.Adopt(text, now);
            db.Add(key);
            await db.SaveAsync(ct);
        }
        else if (!text.Opens(there.Secrets.First(s => s.Id == text.Id).Hash))
        {
            throw new InvalidOperationException($"Cms:BootstrapAdminKey has the id {text.Id} of another key; choose another id.");
        }
    }
}
