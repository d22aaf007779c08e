using Cms.Api.Delivery.Changes;
using Cms.Api.Http.Lists;

namespace Cms.Api.Partners.Changes;

/// <summary>One page of a partner's changes.</summary>
public sealed record PartnerChangesResponse
{
    /// <summary>The rows, oldest first.</summary>
    public required IReadOnlyList<PartnerChangeResponse> Data { get; init; }

    /// <summary>Where this page stands.</summary>
    public required ChangesMeta Meta { get; init; }

    /// <summary>Addresses of this page and the next, which is there to be asked again at the end.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>The changed pieces, if asked for.</summary>
    public required PartnerChangesIncluded Included { get; init; }
}
