using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Cms.Api.Access;

/// <summary>
/// Who callers are and what they may: keys of ours, or bearer tokens of the operator's identity provider (OpenID Connect).
/// </summary>
internal static class AccessSetup
{
    private const string EitherScheme = "Staff";

    private const string NoKey = "The Authorization header carries no key that is known and in force. Leave it out to read what is public.";

    private const string TooManyWrong = "This address has sent too many wrong keys; a right one is taken at any time.";

    /// <summary>Knows keys and tokens, and has a policy for each scope.</summary>
    public static void AddAccess(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<KeyReader>();
        services.AddSingleton<WrongKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyReader>());
        var authentication = (settings.Oidc is null ? AddCore(services) : services.AddAuthentication())
            .AddPolicyScheme(EitherScheme, null, o =>
                o.ForwardDefaultSelector = context =>
                    settings.Oidc is not null && Bearer.Token(context.Request) is { } token && token.Count(c => c == '.') == 2
                        ? JwtBearerDefaults.AuthenticationScheme
                        : KeyAuthentication.SchemeName
            )
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null);
        if (settings.Oidc is { } oidc)
        {
            authentication.AddJwtBearer(o =>
            {
                o.Authority = oidc.Issuer;
                o.Audience = oidc.Audience;
                o.MapInboundClaims = false;
                o.RequireHttpsMetadata = oidc.Issuer.StartsWith("https://", StringComparison.Ordinal);
                o.TokenValidationParameters.ValidIssuer = oidc.Issuer;
                o.Events = new JwtBearerEvents { OnTokenValidated = context => TakeRole(context, oidc) };
            });
        }

        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in StaffScopes.All.Concat(PartnerScopes.All))
            authorization.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().RequireClaim(Caller.ScopeClaim, scope));
        authorization.AddPolicy(StaffScopes.Any, policy =>
            policy.RequireAuthenticatedUser().RequireAssertion(context => Caller.Of(context.User) is { Role: not Role.Partner })
        );
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessRefusals>();
    }

    /// <summary>Finds out who calls. A key that is sent and does not count is refused at every door, the public one too.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        var wrong = app.Services.GetRequiredService<WrongKeys>();
        app.Use(
            (context, next) =>
                // Keys and tokens come in this header alone; who sends none is nobody, which takes no scheme to find out.
                context.Request.Headers.Authorization.Count == 0
                    ? next(context)
                    : AuthenticateAsync(context, wrong, next)
        );
        app.UseAuthorization();
    }

    private static async Task AuthenticateAsync(HttpContext context, WrongKeys wrong, RequestDelegate next)
    {
        if ((await context.AuthenticateAsync(EitherScheme)).Principal is { } caller)
            context.User = caller;
        if (Caller.Of(context) is null)
            throw wrong.MayGoOn(context)
                ? new ProblemException("key-invalid", NoKey)
                : new ProblemException("rate-limited", TooManyWrong) { RetryAfter = WrongKeys.Every };
        await next(context);
    }

    /// <summary>
    /// The framework's core alone: the rest of its set, which tokens need, keeps key rings on disk for cookies, which nobody has here.
    /// </summary>
    private static AuthenticationBuilder AddCore(IServiceCollection services)
    {
        services.AddAuthenticationCore();
        services.AddWebEncoders();
        return new AuthenticationBuilder(services);
    }

    /// <summary>The token's role is looked up where the operator said it stands; without one it opens nothing.</summary>
    private static Task TakeRole(TokenValidatedContext context, OidcSettings oidc)
    {
        var claims = context.Principal!.Claims.ToList();
        var role = claims
            .Where(c => c.Type == oidc.RoleClaim)
            .Select(c =>
                Enum.GetValues<Role>()
                    .Cast<Role?>()
                    .FirstOrDefault(r => r != Role.Partner && r.ToString()!.Equals(c.Value, StringComparison.OrdinalIgnoreCase))
            )
            .Max();
        var subject = claims.Find(c => c.Type == "sub")?.Value;
        if (role is not { } staff || string.IsNullOrEmpty(subject) || subject.Length > Actor.MaxIdLength - 5)
        {
            context.Fail("The token names no role of this desk.");
            return Task.CompletedTask;
        }

        var name = claims.Find(c => c.Type is "name")?.Value ?? claims.Find(c => c.Type is "preferred_username")?.Value ?? subject;
        var actor = new Actor("oidc:" + subject, name.Length > 200 ? name[..200] : name, staff, StaffScopes.Of(staff))
        {
            ExpiresAt = context.SecurityToken.ValidTo,
        };
        context.Principal = Caller.Principal(actor, context.Scheme.Name);
        return Task.CompletedTask;
    }
}

/// <summary>Says who may not come in, and what they lack.</summary>
internal sealed class AccessRefusals : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
            return next(context);
        if (authorizeResult.Challenged)
            throw new ProblemException("key-required", "This address needs a key: send it as Authorization: Bearer cms_….");
        var scope = policy
            .Requirements.OfType<Microsoft.AspNetCore.Authorization.Infrastructure.ClaimsAuthorizationRequirement>()
            .SelectMany(r => r.AllowedValues ?? [])
            .FirstOrDefault();
        throw new ProblemException(
            "scope-missing",
            scope is null
                ? "This address is for the staff; a partner's key opens /v1/partner."
                : $"Your key does not have the scope {scope}."
        );
    }
}
