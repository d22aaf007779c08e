using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Http;

/// <summary>A whole answer before it is sent: bytes, headers, and what it hangs on.</summary>
public sealed record Answer
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body, not compressed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// The body piece by piece, in place of <see cref="Body"/>, where the whole would be large: a piece is made when the one
    /// before has left, so that no more than one waits in memory for a slow reader. Such an answer is kept by nobody here.
    /// </summary>
    public Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>>? Pieces { get; init; }

    /// <summary>What tells one version of a body in pieces from another, since its bytes are not there to be compared.</summary>
    public string? Mark { get; init; }

    /// <summary>The error that the answer is, in place of a body; each caller gets it with the id of their own request.</summary>
    public ProblemResponse? Problem { get; init; }

    /// <summary>The body's type.</summary>
    public string? ContentType { get; init; } = Accepting.JsonContent;

    /// <summary>
    /// The type that a caller's <c>Accept</c> has to take; null where the address names the format, so that <c>Accept</c> has no say.
    /// </summary>
    public string? NegotiatedAs { get; init; } = Accepting.JsonType;

    /// <summary>What of a request's headers it depends on, where that is more than the encoding.</summary>
    public string? Vary { get; init; }

    /// <summary>Where to look instead; each caller gets it with the query of their own request.</summary>
    public string? Location { get; init; }

    /// <summary>Links to other pages of a list (RFC 8288).</summary>
    public string? Link { get; init; }

    /// <summary>When what it shows last changed; null where that is not known as a whole.</summary>
    public DateTime? LastModified { get; init; }

    /// <summary>The cache tags that purge it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The collections' own tags, which stand in for <see cref="Tags"/> where these are too many.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>The stamp slots of <see cref="ChangeFollower"/> that end it; null keeps it out of this program's own cache.</summary>
    public int[]? HangsOn { get; init; }

    /// <summary>Whether the first caller gets it compressed too: it is large, and made once.</summary>
    public bool IsCompressedAtOnce { get; init; }

    /// <summary>
    /// The instant at which it may change though nothing was written; null for never. Answers that count days change at midnight, UTC.
    /// </summary>
    public DateTime? GoodUntil { get; init; }

    /// <summary>The stamp slots of kinds of things.</summary>
    public static int[] On(params ThingKind[] kinds) => [.. kinds.Select(ChangeFollower.SlotOf)];
}
