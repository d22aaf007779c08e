using System.Security.Claims;
using Cms.Model.Access;

namespace Cms.Api.Access;

/// <summary>Who calls, as the endpoints know them.</summary>
internal static class Caller
{
    /// <summary>The claim that carries one scope.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>An actor as the framework's kind of user.</summary>
    public static ClaimsPrincipal Principal(Actor actor, string scheme) => new(new StaffIdentity(actor, scheme));

    /// <summary>The actor; null for anonymous callers.</summary>
    public static Actor? Of(HttpContext context) => Of(context.User);

    /// <inheritdoc cref="Of(HttpContext)"/>
    public static Actor? Of(ClaimsPrincipal user) => (user.Identity as StaffIdentity)?.Staff;

    private sealed class StaffIdentity(Actor actor, string scheme)
        : ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, actor.Id),
                new Claim(ClaimTypes.Name, actor.Name),
                .. actor.Scopes.Select(s => new Claim(ScopeClaim, s)),
            ],
            scheme
        )
    {
        public Actor Staff { get; } = actor;
    }
}
