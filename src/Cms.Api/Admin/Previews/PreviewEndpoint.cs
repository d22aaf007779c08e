using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;

namespace Cms.Api.Admin.Previews;

/// <summary>An operation that anybody with a link may call. A link that is wrong, ended or revoked is answered alike.</summary>
/// <typeparam name="TRequest">What it takes.</typeparam>
public abstract class PreviewEndpoint<TRequest> : DoorEndpoint<PreviewDoor, TRequest, object?>
    where TRequest : notnull
{
    /// <summary>The path, and what the contract says of the operation.</summary>
    private protected void Shows(string path, string summary, string description) =>
        Stand(FastEndpoints.Http.GET, path, summary, description, new PreviewOperation());

    /// <summary>
    /// Says of the answer, whatever it is, that no cache keeps it, no search engine lists it, and no link leads away with its address.
    /// </summary>
    public sealed override void OnBeforeHandle(TRequest req)
    {
        var headers = HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
        headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>Sends what the link leads to.</summary>
    /// <returns>False where it leads to nothing.</returns>
    protected abstract Task<bool> ShowAsync(TRequest request, CancellationToken ct);

    private protected sealed override async Task ServeAsync(TRequest request, CancellationToken ct)
    {
        if (!await ShowAsync(request, ct))
            await RefuseAsync(ProblemAnswers.NotFound(HttpContext));
    }
}
