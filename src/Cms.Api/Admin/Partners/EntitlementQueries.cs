using Cms.Api.Http.Problems;
using Cms.Model.Partners;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Partners;

/// <summary>Finds entitlements.</summary>
internal static class EntitlementQueries
{
    /// <summary>The entitlement, of this partner.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<Entitlement> RequireAsync(
        this DbSet<Entitlement> entitlements,
        EntitlementRequest request,
        CancellationToken ct
    ) =>
        await entitlements.FirstOrDefaultAsync(e => e.Id == request.EntitlementId && e.PartnerId == request.Id, ct)
        ?? throw new ProblemException("not-found", "There is no such entitlement.");
}
