using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using Cms.Model.Reading;

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
    public static async Task AdoptAsync(
        CmsDatabase database,
        IServiceScopeFactory scopes,
        Settings settings,
        DateTime now,
        CancellationToken ct
    )
    {
        if (settings.BootstrapAdminKey is { } admin && !await IsThereAsync(database, "BootstrapAdminKey", admin, ct))
            await scopes.WithDbAsync(db => AdoptAsync(db, admin, new AccessKey(Bootstrap, Role.Admin, null, null, now), now, ct));
        if (settings.BootstrapPartnerKey is { } partner && !await IsThereAsync(database, "BootstrapPartnerKey", partner, ct))
            await scopes.WithDbAsync(async db => await AdoptAsync(db, partner, await PartnerKeyAsync(db, now, ct), now, ct));
    }

    /// <summary>Makes an admin key where the staff has none.</summary>
    /// <returns>A key to show to the operator now or never; null where none was made.</returns>
    public static async Task<string?> MakeAsync(CmsDatabase database, IServiceScopeFactory scopes, DateTime now, CancellationToken ct)
    {
        if (await database.FindsAsync(new Statement("SELECT 1 FROM access_keys WHERE partner_id IS NULL LIMIT 1", []), ct))
            return null;
        var key = new AccessKey(FirstStart, Role.Admin, null, null, now);
        var secret = key.AddSecret(now);
        await scopes.WithDbAsync(db => StoreAsync(db, key, ct));
        return secret;
    }

    /// <summary>A first partner, entitled to everything that may go on, for trying things out with the demo magazine.</summary>
    /// <returns>A key to show now or never; null where none was made.</returns>
    public static async Task<string?> MakePartnerAsync(
        CmsDatabase database,
        IServiceScopeFactory scopes,
        Settings settings,
        DateTime now,
        CancellationToken ct
    )
    {
        if (!settings.Demo || await database.FindsAsync(new Statement("SELECT 1 FROM partners LIMIT 1", []), ct))
            return null;
        return await scopes.WithDbAsync(async db =>
        {
            var key = await PartnerKeyAsync(db, now, ct);
            var secret = key.AddSecret(now);
            await StoreAsync(db, key, ct);
            return secret;
        });
    }

    /// <summary>Whether somebody made a key of the staff on purpose.</summary>
    public static Task<bool> AreOwnedAsync(CmsDatabase database, CancellationToken ct) =>
        database.FindsAsync(new Statement("SELECT 1 FROM access_keys WHERE partner_id IS NULL AND name <> @p0 LIMIT 1", [FirstStart]), ct);

    private static async Task<AccessKey> PartnerKeyAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var partner = new Partner(new PartnerProfile { Name = "First partner" }, now);
        var product = new Product(new ProductTerms { Name = "Everything", Description = "Every piece that may go on to partners." }, now);
        db.AddRange(partner, product, new Entitlement(partner.Id, product.Id, now, null, hasEarlyAccess: false, now));
        await db.SaveAsync(ct);
        return AccessKey.OfPartner(partner.Id, Bootstrap, null, null, now);
    }

    /// <summary>Whether the key that a setting names is stored.</summary>
    private static async Task<bool> IsThereAsync(CmsDatabase database, string setting, string text, CancellationToken ct)
    {
        var key = KeyText.Parse(text)!;
        await using var read = await database.OpenReadAsync(ct);
        var found = await read.QueryAsync(
            new Statement("SELECT hash FROM key_secrets WHERE id = @p0", [key.Id]),
            row => row.GetBytes(0),
            ct
        );
        if (found.Count > 0 && !key.Opens(found[0]))
            throw new InvalidOperationException($"Cms:{setting} has the id {key.Id} of another key; choose another id.");
        return found.Count > 0;
    }

    private static Task AdoptAsync(CmsDbContext db, string text, AccessKey key, DateTime now, CancellationToken ct)
    {
        key.Adopt(KeyText.Parse(text)!, now);
        return StoreAsync(db, key, ct);
    }

    private static async Task StoreAsync(CmsDbContext db, AccessKey key, CancellationToken ct)
    {
        db.Add(key);
        await db.SaveAsync(ct);
    }
}
