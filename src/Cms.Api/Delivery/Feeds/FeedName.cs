using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What a thing is called, and what it is.</summary>
internal sealed record FeedName(string Name, string? Description)
{
    /// <summary>That of a thing whose articles a feed is of.</summary>
    public static async Task<FeedName> OfAsync(ReadConnection read, ThingKind kind, Guid id, CancellationToken ct)
    {
        var (name, description) = kind switch
        {
            ThingKind.Author => ("name", "bio"),
            ThingKind.Series => ("title", "description"),
            ThingKind.Source => ("name", "NULL"),
            ThingKind.Topic => ("name", "description"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No feed is of such a thing."),
        };
        var named = await read.QueryAsync(
            new Statement($"SELECT {name}, {description} FROM {Kinds.Of(kind).Table} WHERE id = @p0", [read.Database.Sql.Value(id)]),
            row => new FeedName(row.GetString(0), row.IsNull(1) ? null : row.GetString(1)),
            ct
        );
        return named[0];
    }
}
