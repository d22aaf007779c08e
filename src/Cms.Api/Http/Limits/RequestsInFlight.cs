using Cms.Api.Http.Problems;

namespace Cms.Api.Http.Limits;

/// <summary>
/// The idempotent requests that this node works on: the second of two equal ones waits here for the first, so that it
/// neither takes a turn at the database nor is told that the database is held by others.
/// </summary>
internal sealed class RequestsInFlight : IDisposable
{
    /// <summary>How long one waits for the other.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(5);

    private readonly Turns _turns = new();

    /// <summary>Goes on when no equal request is being worked on, until what it gives is disposed of.</summary>
    /// <param name="name">What makes requests equal.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="ProblemException"><c>idempotency-in-progress</c>: the other takes longer than that.</exception>
    public async Task<IDisposable> EnterAsync(string name, CancellationToken ct) =>
        await _turns.EnterAsync(name, Limit, ct) ?? throw InProgress();

    public void Dispose() => _turns.Dispose();

    /// <summary>The answer to who waited in vain.</summary>
    public static ProblemException InProgress() =>
        new("idempotency-in-progress", "The same request is being worked on still; send it again to get its answer.");
}
