using System.CommandLine;
using System.Globalization;
using Cms.Api.Commands.Backups;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Commands;

/// <summary>The commands <c>keys create</c>, <c>keys list</c> and <c>keys revoke</c>: the way in for whoever has the machine.</summary>
internal static class KeyCommands
{
    private const int MostListed = 10_000;

    private static DateTime Now => TimeProvider.System.Now();

    /// <summary>All of them.</summary>
    public static Command Keys() => new("keys", "Keys of the staff and of partners.") { Create(), List(), Revoke() };

    private static Command Create()
    {
        var name = new Option<string>("--name") { Description = "Whose key it is.", Required = true };
        var role = new Option<Role?>("--role")
        {
            Description = "What it may do: contributor, editor, publisher or admin; admin if neither this nor --partner is given.",
        };
        var partner = new Option<string?>("--partner") { Description = "The partner whose key it is, by name or id." };
        var scopes = new Option<string[]>("--scopes")
        {
            Description = "Fewer scopes than the role has, parted by commas.",
            CustomParser = parsed =>
                [
                    .. parsed.Tokens.SelectMany(t =>
                        t.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    ),
                ],
        };
        var expires = new Option<string?>("--expires")
        {
            Description = "When it ends by itself: after so long (12h, 90d), or at an instant (2027-01-31T00:00:00Z).",
        };
        expires.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Instant(text, DateTime.UnixEpoch) is null)
                result.AddError("--expires should be a length of time such as 12h or 90d, or an instant such as 2027-01-31T00:00:00Z.");
        });
        var create = new Command("create", "Make a key and print it, this once. A running server takes it at once.")
        {
            name,
            role,
            partner,
            scopes,
            expires,
        };
        create.Validators.Add(result =>
        {
            var (asked, whose) = (result.GetValue(role), result.GetValue(partner));
            if (asked is Role.Partner && whose is null)
                result.AddError("A partner's key belongs to a partner: name it with --partner, by its name or id.");
            if (asked is not (null or Role.Partner) && whose is not null)
                result.AddError("A partner's key has no role of the staff: leave out --role, or --partner.");
        });
        create.SetAction(
            (parsed, ct) =>
                CommandRun.WithDatabaseAsync(
                    async (db, _, token) =>
                    {
                        var now = Now;
                        var limited = parsed.GetValue(scopes) is { Length: > 0 } some ? some : null;
                        var until = parsed.GetValue(expires) is { } text ? Instant(text, now) : null;
                        var key = parsed.GetValue(partner) is { } whose
                            ? AccessKey.OfPartner(
                                (await FindPartnerAsync(db, whose, token)).Id,
                                parsed.GetValue(name)!,
                                limited,
                                until,
                                now
                            )
                            : new AccessKey(parsed.GetValue(name)!, parsed.GetValue(role) ?? Role.Admin, limited, until, now);
                        var secret = key.AddSecret(now);
                        db.Add(key);
                        await db.SaveAsync(token);
                        await Console.Out.WriteLineAsync(secret);
                    },
                    ct
                )
        );
        return create;
    }

    private static Command List()
    {
        var all = new Option<bool>("--all") { Description = "Those revoked or ended too." };
        var list = new Command("list", "List keys, the newest first, without their secrets.") { all };
        list.SetAction(
            (parsed, ct) =>
                CommandRun.WithDatabaseAsync(
                    async (db, _, token) =>
                    {
                        var now = Now;
                        var keys = await db
                            .Keys.AsNoTracking()
                            .Include(k => k.Secrets)
                            .Where(k => parsed.GetValue(all) || (k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)))
                            .OrderByDescending(k => k.CreatedAt)
                            .ThenByDescending(k => k.Id)
                            .Take(MostListed)
                            .ToListAsync(token);
                        var partners = (await db.Partners.AsNoTracking().Select(p => new { p.Id, p.Name }).ToListAsync(token)).ToDictionary(
                            p => p.Id,
                            p => p.Name
                        );
                        await WriteTableAsync(
                            ["ID", "NAME", "ROLE", "SCOPES", "SECRETS", "MADE", "LAST USED", "ENDS"],
                            keys.Select(k =>
                                (IReadOnlyList<string>)
                                    [
                                        k.Id.ToString(),
                                        k.Name,
                                        k.PartnerId is { } partner ? $"partner {partners[partner]}" : k.Role.ToString().ToLowerInvariant(),
                                        Scopes(k),
                                        string.Join(
                                            ' ',
                                            k.Secrets.Where(s => s.RevokedAt is null).OrderBy(s => s.CreatedAt).Select(s => s.Id)
                                        ),
                                        Day(k.CreatedAt),
                                        k.LastUsedAt is { } used ? Day(used) : "never",
                                        k.RevokedAt is { } revoked ? $"revoked {Day(revoked)}"
                                        : k.ExpiresAt is { } ends ? Day(ends)
                                        : "never",
                                    ]
                            )
                        );
                    },
                    ct
                )
        );
        return list;
    }

    private static Command Revoke()
    {
        var which = new Argument<string>("KEY")
        {
            Description = "The key's id, the id of one of its secrets (the part after cms_), or the whole key.",
        };
        var revoke = new Command("revoke", "End a key for good. It opens nothing from the next request on.") { which };
        revoke.SetAction(
            (parsed, ct) =>
                CommandRun.WithDatabaseAsync(
                    async (db, _, token) =>
                    {
                        var given = parsed.GetValue(which)!;
                        var (secret, id) = (
                            KeyText.Parse(given)?.Id ?? given,
                            Guid.TryParse(given, out var parsedId) ? parsedId : (Guid?)null
                        );
                        var key = await db
                            .Keys.Include(k => k.Secrets)
                            .FirstOrDefaultAsync(k => k.Id == id || k.Secrets.Any(s => s.Id == secret), token)
                            ?? throw new InvalidOperationException("There is no such key; keys list names them.");
                        key.Revoke(Now);
                        await db.SaveAsync(token);
                        await Console.Out.WriteLineAsync($"Revoked the key of {key.Name} ({key.Id}).");
                        var now = Now;
                        var left = await db
                            .Keys.AsNoTracking()
                            .Where(k => k.PartnerId == null && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
                            .Take(MostListed)
                            .ToListAsync(token);
                        if (!left.Exists(k => k.Scopes.Contains(StaffScopes.Keys)))
                            await Console.Out.WriteLineAsync("No key is left that can make keys; make one with keys create.");
                    },
                    ct
                )
        );
        return revoke;
    }

    private static async Task<Partner> FindPartnerAsync(CmsDbContext db, string whose, CancellationToken ct)
    {
        var id = Guid.TryParse(whose, out var parsed) ? parsed : (Guid?)null;
        var sort = Model.SortKey.Of(whose);
        var found = await db.Partners.Where(p => p.Id == id || p.SortName == sort).Take(2).ToListAsync(ct);
        if (found.Count == 1)
            return found[0];
        var names = await db.Partners.OrderBy(p => p.SortName).ThenBy(p => p.Id).Select(p => $"{p.Name} ({p.Id})").Take(20).ToListAsync(ct);
        throw new InvalidOperationException(
            found.Count > 1 ? $"Several partners are called {whose}; name one by its id: {string.Join(", ", names)}."
            : names.Count > 0 ? $"There is no partner {whose}; there are: {string.Join(", ", names)}."
            : "There are no partners yet; the desk makes them: POST /v1/admin/partners."
        );
    }

    private static string Scopes(AccessKey key)
    {
        var whole = key.PartnerId is null ? StaffScopes.Of(key.Role) : PartnerScopes.All;
        return key.Scopes.Count == whole.Count ? "all" : string.Join(',', key.Scopes);
    }

    private static DateTime? Instant(string text, DateTime now) =>
        BackupRotation.Length(text) is { } length ? now + length
        : DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
        : null;

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    // Columns as wide as what they hold, and nothing cut or wrapped: people read it, and so do grep and cut.
    private static async Task WriteTableAsync(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [heads, .. rows];
        var widths = Enumerable.Range(0, heads.Count).Select(i => all.Max(r => r[i].Length)).ToList();
        foreach (var row in all)
            await Console.Out.WriteLineAsync(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }
}
