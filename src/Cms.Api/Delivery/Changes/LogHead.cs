using Cms.Model.Reading;

namespace Cms.Api.Delivery.Changes;

/// <summary>The head of the change log as one read saw it.</summary>
internal sealed record LogHead(Guid Epoch, long Sequence, long ThinnedTo)
{
    /// <summary>Reads it.</summary>
    public static async Task<LogHead> ReadAsync(ReadConnection read, CancellationToken ct)
    {
        var database = read.Database;
        return (
            await read.QueryAsync(
                new Statement("SELECT epoch, sequence, thinned_to FROM change_heads WHERE id = 1", []),
                r => new LogHead(r.GetId(0), r.GetInt64(1), r.GetInt64(2)),
                ct
            )
        )[0];
    }
}
