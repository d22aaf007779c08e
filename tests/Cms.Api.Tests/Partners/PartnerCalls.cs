using System.Text.Json;
using Cms.Testing.Hosts;

namespace Cms.Api.Tests.Partners;

/// <summary>What a partner's program does with the changes, said once.</summary>
internal static class PartnerCalls
{
    /// <summary>A new partner, its calls, and its entitlement to a new product with this filter.</summary>
    public static async Task<(HttpClient Partner, Guid Id, JsonElement Entitlement)> EntitledAsync(
        this CmsHost host,
        HttpClient desk,
        object filter,
        bool early = false,
        Guid? sourceId = null,
        int? dailyRequests = null
    )
    {
        var product = await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/products", new { name = "Everything of a kind", filter });
        var partner = await desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/partners",
            new
            {
                name = "The Inland Courier",
                contact = "desk@courier.example",
                sourceId,
                dailyRequests,
            }
        );
        var entitlement = await desk.WriteAsync(
            201,
            HttpMethod.Post,
            $"/v1/admin/partners/{partner.Text("id")}/entitlements",
            new { productId = product.Text("id"), hasEarlyAccess = early }
        );
        var id = partner.GetProperty("id").GetGuid();
        return (await host.PartnerAsync(id), id, entitlement);
    }

    /// <summary>Suspends a partner.</summary>
    public static async Task SuspendAsync(this HttpClient desk, Guid partner)
    {
        var path = $"/v1/admin/partners/{partner}";
        var tag = (await desk.ReadAsync(path)).Tag();
        await desk.WriteAsync(200, HttpMethod.Post, path + "/suspension", new { notice = "Call the rights desk." }, tag);
    }

    /// <summary>Ends a suspension.</summary>
    public static async Task ResumeAsync(this HttpClient desk, Guid partner)
    {
        var path = $"/v1/admin/partners/{partner}";
        await desk.WriteAsync(200, HttpMethod.Delete, path + "/suspension", null, (await desk.ReadAsync(path)).Tag());
    }

    /// <summary>Revokes every key of a partner.</summary>
    public static async Task RevokeKeysAsync(this HttpClient desk, Guid partner)
    {
        foreach (var key in (await desk.ReadAsync($"/v1/admin/partners/{partner}/keys")).GetProperty("data").EnumerateArray())
            await desk.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/partners/{partner}/keys/{key.Text("id")}");
    }

    /// <summary>All rows after a cursor, page by page, and the cursor to keep.</summary>
    public static async Task<(IReadOnlyList<JsonElement> Rows, string Cursor)> FollowAsync(
        this HttpClient partner,
        string? cursor = null,
        int limit = 100
    )
    {
        var rows = new List<JsonElement>();
        while (true)
        {
            var page = await partner.ReadAsync($"/v1/partner/changes?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            rows.AddRange(page.GetProperty("data").EnumerateArray());
            cursor = page.Text("meta/nextCursor");
            if (!page.At("meta/hasMore").GetBoolean())
                return (rows, cursor!);
        }
    }

    /// <summary>The ids of the pieces on a page of a partner's list, in order.</summary>
    public static List<Guid> PieceIds(this JsonElement list) =>
        [.. list.GetProperty("data").EnumerateArray().Select(d => d.At("article/id").GetGuid())];

    /// <summary>A row in few words: what to do, what becomes of copies, why.</summary>
    public static string Said(this JsonElement row) => $"{row.Text("op")} {row.Text("action")} {row.Text("reason")}";
}
