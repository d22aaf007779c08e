using Cms.Api.Http.Problems;
using Cms.Model.Changes;

namespace Cms.Api.Http.Queries;

/// <summary>
/// <c>?atLeast=n</c>: a caller that knows of change n wants no older answer. The node reads the log at once; if it is
/// still behind it says so.
/// </summary>
internal static class ReadPosition
{
    /// <summary>The parameter's name; it is in no link and no cache key.</summary>
    public const string Parameter = "atLeast";

    /// <summary>Whether the caller asked for a position, which this node has then reached.</summary>
    /// <exception cref="ProblemException"><c>behind</c>.</exception>
    public static async Task<bool> ReachAsync(HttpRequest request, ChangeFollower follower, CancellationToken ct)
    {
        if (request.Query.Count == 0 || !request.Query.TryGetValue(Parameter, out var values) || Parse.Number(values[0]) is not { } wanted)
            return false;
        if (follower.Applied < wanted)
            await follower.CatchUpAsync(ct);
        return follower.Applied >= wanted
            ? true
            : throw new ProblemException("behind", $"This node has read the log up to {follower.Applied}, not yet to {wanted}.");
    }
}
