using System.Text.Encodings.Web;
using Cms.Api.Http.Limits;
using Cms.Model.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cms.Api.Access;

/// <summary>Knows a caller by the key in <c>Authorization: Bearer cms_…</c>.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KeyReader keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Bearer.Token(Request) is not { } token)
            return AuthenticateResult.NoResult();
        // The time for work begins only when the request is whole.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Context.RequestAborted);
        limit.CancelAfter(RequestLimits.Time);
        if (KeyText.Parse(token) is not { } key || await keys.FindAsync(key, limit.Token) is not { } actor)
            return AuthenticateResult.Fail("The key is unknown, expired or revoked.");
        return AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(actor, Scheme.Name), Scheme.Name));
    }
}
