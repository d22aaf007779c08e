using System.Text.Json;

namespace Cms.Api.Tests.Partners;

/// <summary>What a partner's program does with the changes, said once.</summary>
internal static class PartnerCalls
{
    /// <summary>All rows after a cursor, page by page, and the cursor to keep.</summary>
    public static async Task<(IReadOnlyList<JsonElement> Rows, string Cursor)> FollowAsync(this HttpClient partner, string? cursor = null, int limit = 100)
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

    /// <summary>A row in few words: what to do, what becomes of copies, why.</summary>
    public static string Said(this JsonElement row) => $"{row.Text("op")} {row.Text("action")} {row.Text("reason")}";
}
