using System.Globalization;
using Cms.Api.Access;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>Lets partners in: finds the partner whose key it is, refuses a suspended one, counts what is asked for.</summary>
internal static class PartnerGate
{
    /// <summary>The partner who calls.</summary>
    public static Partner Partner(this HttpContext context) => (Partner)context.Items[typeof(Partner)]!;

    /// <summary>
    /// Puts the gate before every operation of the door: those that need a scope of partners. By what routing found and never by
    /// the path, which can be written in more ways than one.
    /// </summary>
    public static void UsePartnerGate(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var scope = context.GetEndpoint()?.Metadata.GetMetadata<INeedsScope>()?.Scope;
                if (scope is null || !PartnerScopes.All.Contains(scope) || Caller.Of(context)?.PartnerId is not { } id)
                {
                    await next(context);
                    return;
                }

                context.Response.Headers.Vary = "Authorization";
                var partner = await FindAsync(context, id);
                var meter = context.RequestServices.GetRequiredService<PartnerUsageMeter>();
                if (partner.DailyRequests is { } most)
                {
                    var now = context.RequestServices.GetRequiredService<TimeProvider>().Now();
                    var resets = (int)Math.Ceiling((now.Date.AddDays(1) - now).TotalSeconds);
                    var left = most - await meter.UsedTodayAsync(id, context.RequestAborted);
                    context.Response.OnStarting(() => TellAsync(context.Response, most, Math.Max(0, left - 1), resets));
                    if (left <= 0 && context.GetEndpoint()?.Metadata.GetMetadata<BeyondQuota>() is null)
                    {
                        context.Response.Headers.RetryAfter = resets.ToString(CultureInfo.InvariantCulture);
                        await ProblemAnswers.WriteAsync(
                            context,
                            ProblemAnswers.Of(
                                context,
                                "quota-exhausted",
                                $"The {most} requests of this UTC day are used up. What must be taken down is still told: read "
                                    + "`/v1/partner/changes`."
                            )
                        );
                        return;
                    }
                }

                meter.Count(id);
                if (partner.SuspendedAt is not null && context.GetEndpoint()?.Metadata.GetMetadata<WhileSuspended>() is null)
                    throw Suspended(partner);
                context.Items[typeof(Partner)] = partner;
                await next(context);
            }
        );

    /// <summary>What a suspended partner is told of all that it may not ask for.</summary>
    public static ProblemException Suspended(Partner partner) => new("partner-suspended", partner.SuspensionNotice!);

    /// <summary>
    /// How much of the day's quota is left, as the IETF's draft has it (draft-ietf-httpapi-ratelimit-headers): on every
    /// answer, errors too.
    /// </summary>
    private static Task TellAsync(HttpResponse response, int most, long left, int resets)
    {
        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"day\";q={most};w=86400");
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"day\";r={left};t={resets}");
        return Task.CompletedTask;
    }

    private static async Task<Partner> FindAsync(HttpContext context, Guid id)
    {
        await using var read = await context.RequestServices.GetRequiredService<CmsDatabase>().OpenReadAsync(context.RequestAborted);
        return await read.Db.Partners.FirstAsync(p => p.Id == id, context.RequestAborted);
    }
}
