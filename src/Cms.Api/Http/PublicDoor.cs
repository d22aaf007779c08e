namespace Cms.Api.Http;

/// <summary>Who comes in where anybody may.</summary>
internal static class PublicDoor
{
    /// <summary>No key exists here; one that is sent is never taken for none.</summary>
    /// <exception cref="ProblemException"><c>key-invalid</c>.</exception>
    public static void RefuseKeys(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
            throw new ProblemException("key-invalid", "The Authorization header carries no key that is known and in force. Leave it out to read what is public.");
    }
}
