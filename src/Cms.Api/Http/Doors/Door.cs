using FastEndpoints;

namespace Cms.Api.Http.Doors;

/// <summary>
/// A door: what the addresses of its operations begin with, which keys open it, and what holds for each of them. It is among the
/// metadata of every operation, so that whoever meets one knows where it stands, however its address was written.
/// </summary>
public abstract class Door : Group
{
    /// <summary>A door.</summary>
    /// <param name="prefix">What the addresses of its operations begin with.</param>
    protected Door(string prefix)
    {
        Prefix = prefix;
        Configure(prefix, Admit);
    }

    /// <summary>What the addresses of its operations begin with.</summary>
    public string Prefix { get; }

    /// <summary>The contract's name of the keys that open it; null where it stands open.</summary>
    public virtual string? Keys => null;

    /// <summary>Whether its callers may have so many requests a day, and are told what is left of them.</summary>
    public virtual bool HasQuotas => false;

    private void Admit(EndpointDefinition operation)
    {
        if (Keys is null)
            operation.AllowAnonymous();
        // What is wrong with a request is said in one answer, with whatever else is.
        operation.DontThrowIfValidationFails();
        // An answer without a body (301, 304, HEAD) is an answer; the framework would make a 204 of it.
        operation.DontAutoSendResponse();
        operation.Options(route => route.WithMetadata(this));
    }
}
