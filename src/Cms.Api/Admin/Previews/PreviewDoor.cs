using Cms.Model.Previews;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>What the operations that anybody with a link may call have in common.</summary>
internal static class PreviewDoor
{
    /// <summary>
    /// Says of the answer, whatever it is, that no cache keeps it, no search engine lists it, and no link leads away with its address.
    /// </summary>
    public static void Guard(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
        headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>The preview in force that a token opens; null where it opens none.</summary>
    public static Task<Preview?> FindPreviewAsync(this ReadConnection read, string token, DateTime now, CancellationToken ct)
    {
        var hash = PreviewToken.Hash(token);
        return read.Db.Previews.InForce(now).FirstOrDefaultAsync(p => p.TokenHash == hash, ct);
    }
}
