using Cms.Model.Previews;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>Finds previews.</summary>
internal static class PreviewQueries
{
    /// <summary>The preview in force that a token opens; null where it opens none.</summary>
    public static Task<Preview?> FindPreviewAsync(this ReadConnection read, string token, DateTime now, CancellationToken ct)
    {
        var hash = PreviewToken.Hash(token);
        return read.Db.Previews.InForce(now).FirstOrDefaultAsync(p => p.TokenHash == hash, ct);
    }
}
