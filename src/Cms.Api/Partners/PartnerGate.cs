using Cms.Api.Access;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Partners;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>Marks an operation that a suspended partner may still use: what it needs to take things down.</summary>
internal sealed class WhileSuspended;

/// <summary>Marks an operation of the partners' door.</summary>
/// <param name="Scope">The scope a caller needs.</param>
/// <param name="Types">What it answers with, as media types.</param>
internal sealed record PartnerOperation(string Scope, IReadOnlyList<string> Types);

/// <summary>Lets partners in: finds the partner whose key it is, refuses a suspended one, counts what is asked for.</summary>
internal static class PartnerGate
{
    private const string Prefix = "/v1/partner";

    /// <summary>The partner who calls.</summary>
    public static Partner Partner(this HttpContext context) => (Partner)context.Items[typeof(Partner)]!;

    /// <summary>Puts the gate before every operation of the door.</summary>
    public static void UsePartnerGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal) || Caller.Of(context)?.PartnerId is not { } id)
        {
            await next(context);
            return;
        }

        context.Response.Headers.Vary = "Authorization";
        var partner = await FindAsync(context, id);
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        if (!await context.RequestServices.GetRequiredService<PartnerUsageMeter>().CountAsync(partner, context.RequestAborted))
        {
            var now = clock.Now();
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling((now.Date.AddDays(1) - now).TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Problems.WriteAsync(context, Problems.Of(context, "quota-exhausted", $"The {partner.DailyRequests} requests of this UTC day are used up."));
            return;
        }

        if (partner.SuspendedAt is not null && context.GetEndpoint()?.Metadata.GetMetadata<WhileSuspended>() is null)
            throw new ProblemException("partner-suspended", partner.SuspensionNotice!);
        context.Items[typeof(Partner)] = partner;
        await next(context);
    });

    private static async Task<Partner> FindAsync(HttpContext context, Guid id)
    {
        await using var read = await context.RequestServices.GetRequiredService<CmsDatabase>().OpenReadAsync(context.RequestAborted);
        return await read.Db.Partners.FirstAsync(p => p.Id == id, context.RequestAborted);
    }
}
