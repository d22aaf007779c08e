using Cms.Api.Delivery.Changes;

namespace Cms.Api.Partners.Changes;

/// <summary>One page of a partner's rows, and the head of the log as the same look saw it.</summary>
internal sealed record PartnerChangePage(IReadOnlyList<PartnerChangeResponse> Rows, bool HasMore, LogHead Head);
