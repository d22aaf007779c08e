using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
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
            await AdoptAsync(db, KeyText.Parse(chosen)!, () => Task.FromResult(new AccessKey(Bootstrap, Role.Admin, null, null, now)), "BootstrapAdminKey", now, ct);
            return null;
        }

        if (await db.Keys.AnyAsync(k => k.PartnerId == null, ct))
            return null;
        var key = new AccessKey(FirstStart, Role.Admin, null, null, now);
        var secret = key.AddSecret(now);
        db.Add(key);
        await db.SaveAsync(ct);
        return secret;
    }

    /// <summary>
    /// A first partner, entitled to everything that may go on: for trying things out with the demo magazine, or with the
    /// key that the operator chose.
    /// </summary>
    /// <returns>A key to show now or never; null where none was made.</returns>
    /// <exception cref="InvalidOperationException">The operator's key has the id of another.</exception>
    public static async Task<string?> MakePartnerAsync(CmsDbContext db, Settings settings, DateTime now, CancellationToken ct)
    {
        if (settings.BootstrapPartnerKey is { } chosen)
        {
            await AdoptAsync(db, KeyText.Parse(chosen)!, PartnerKeyAsync, "BootstrapPartnerKey", now, ct);
            return null;
        }

        if (!settings.Demo || await db.Partners.AnyAsync(ct))
            return null;
        var key = await PartnerKeyAsync();
        var secret = key.AddSecret(now);
        db.Add(key);
        await db.SaveAsync(ct);
        return secret;

        async Task<AccessKey> PartnerKeyAsync()
        {
            var partner = new Partner(new PartnerProfile { Name = "First partner" }, now);
            var product = new Product(new ProductTerms { Name = "Everything", Description = "Every piece that may go on to partners." }, now);
            db.AddRange(partner, product, new Entitlement(partner.Id, product.Id, now, null, hasEarlyAccess: false, now));
            await db.SaveAsync(ct);
            return AccessKey.OfPartner(partner.Id, Bootstrap, null, null, now);
        }
    }

    /// <summary>Whether somebody made a key of the staff on purpose.</summary>
    public static Task<bool> AreOwnedAsync(CmsDbContext db, CancellationToken ct) => db.Keys.AnyAsync(k => k.PartnerId == null && k.Name != FirstStart, ct);

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

    private static async Task AdoptAsync(CmsDbContext db, KeyText text, Func<Task<AccessKey>> make, string setting, DateTime now, CancellationToken ct)
    {
        var there = await db.Keys.Include(k => k.Secrets).FirstOrDefaultAsync(k => k.Secrets.Any(s => s.Id == text.Id), ct);
        if (there is null)
        {
            var key = await make();
            key.Adopt(text, now);
            db.Add(key);
            await db.SaveAsync(ct);
        }
        else if (!text.Opens(there.Secrets.First(s => s.Id == text.Id).Hash))
        {
            throw new InvalidOperationException($"Cms:{setting} has the id {text.Id} of another key; choose another id.");
        }
    }
}
