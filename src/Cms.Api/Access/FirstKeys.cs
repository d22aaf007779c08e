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

    /// <summary>Takes the keys that the operator chose. They are no secret to whoever set them, so nothing is shown.</summary>
    /// <exception cref="InvalidOperationException">One of them has the id of another.</exception>
    public static async Task AdoptAsync(CmsDbContext db, Settings settings, DateTime now, CancellationToken ct)
    {
        if (settings.BootstrapAdminKey is { } admin)
            await AdoptAsync(
                db,
                KeyText.Parse(admin)!,
                () => Task.FromResult(new AccessKey(Bootstrap, Role.Admin, null, null, now)),
                "BootstrapAdminKey",
                now,
                ct
            );
        if (settings.BootstrapPartnerKey is { } partner)
            await AdoptAsync(db, KeyText.Parse(partner)!, () => PartnerKeyAsync(db, now, ct), "BootstrapPartnerKey", now, ct);
    }

    /// <summary>Makes an admin key where the staff has none.</summary>
    /// <returns>A key to show to the operator now or never; null where none was made.</returns>
    public static async Task<string?> MakeAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        if (await db.Keys.AnyAsync(k => k.PartnerId == null, ct))
            return null;
        var key = new AccessKey(FirstStart, Role.Admin, null, null, now);
        var secret = key.AddSecret(now);
        db.Add(key);
        await db.SaveAsync(ct);
        return secret;
    }

    /// <summary>A first partner, entitled to everything that may go on, for trying things out with the demo magazine.</summary>
    /// <returns>A key to show now or never; null where none was made.</returns>
    public static async Task<string?> MakePartnerAsync(CmsDbContext db, Settings settings, DateTime now, CancellationToken ct)
    {
        if (!settings.Demo || await db.Partners.AnyAsync(ct))
            return null;
        var key = await PartnerKeyAsync(db, now, ct);
        var secret = key.AddSecret(now);
        db.Add(key);
        await db.SaveAsync(ct);
        return secret;
    }

    /// <summary>Whether somebody made a key of the staff on purpose.</summary>
    public static Task<bool> AreOwnedAsync(CmsDbContext db, CancellationToken ct) =>
        db.Keys.AnyAsync(k => k.PartnerId == null && k.Name != FirstStart, ct);

    private static async Task<AccessKey> PartnerKeyAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var partner = new Partner(new PartnerProfile { Name = "First partner" }, now);
        var product = new Product(new ProductTerms { Name = "Everything", Description = "Every piece that may go on to partners." }, now);
        db.AddRange(partner, product, new Entitlement(partner.Id, product.Id, now, null, hasEarlyAccess: false, now));
        await db.SaveAsync(ct);
        return AccessKey.OfPartner(partner.Id, Bootstrap, null, null, now);
    }

    private static async Task AdoptAsync(
        CmsDbContext db,
        KeyText text,
        Func<Task<AccessKey>> make,
        string setting,
        DateTime now,
        CancellationToken ct
    )
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
