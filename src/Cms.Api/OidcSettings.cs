namespace Cms.Api;

/// <summary>The identity provider whose bearer tokens the desk takes (<c>Cms:Oidc:…</c>, OpenID Connect).</summary>
public sealed record OidcSettings
{
    /// <summary>Its issuer address, under which <c>/.well-known/openid-configuration</c> stands.</summary>
    public required string Issuer { get; init; }

    /// <summary>The audience a token must name.</summary>
    public required string Audience { get; init; }

    /// <summary>The claim that names the role: contributor, editor, publisher or admin.</summary>
    public required string RoleClaim { get; init; }
}
