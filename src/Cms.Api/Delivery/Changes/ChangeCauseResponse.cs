using Cms.Model;

namespace Cms.Api.Delivery.Changes;

/// <summary>The thing whose change caused another.</summary>
public sealed record ChangeCauseResponse
{
    /// <summary>The kind of thing.</summary>
    public required ThingKind Type { get; init; }

    /// <summary>The thing's id.</summary>
    public required Guid Id { get; init; }
}
