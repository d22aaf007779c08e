using System.Data;
using System.Text;
using Cms.Model;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Tests.Admin.Authors;

/// <summary>Looks into every column of every table.</summary>
internal static class Stored
{
    /// <summary>The columns that hold a text, whatever its case, with what they hold.</summary>
    public static async Task<List<string>> WhereAsync(this CmsDbContext db, string text)
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (
            var table in db.Model.GetRelationalModel().Tables.Select(t => t.Name).Concat(db.CmsDatabase.Search.Tables).Distinct().ToList()
        )
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync(CommandBehavior.Default);
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    var value = rows.GetValue(i) switch
                    {
                        string s => s,
                        byte[] bytes => Encoding.UTF8.GetString(bytes),
                        var other => other.ToString() ?? "",
                    };
                    if (value.Contains(text, StringComparison.OrdinalIgnoreCase))
                        found.Add($"{table}.{rows.GetName(i)}: {value}");
                }
            }
        }

        return found;
    }
}
