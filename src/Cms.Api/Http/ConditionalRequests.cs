using Cms.Model;

namespace Cms.Api.Http;

/// <summary>The versions that writers compare: <c>ETag: "e7"</c> and <c>If-Match</c>.</summary>
internal static class ConditionalRequests
{
    /// <summary>The tag of an edit version.</summary>
    public static string Tag(int editVersion) => FormattableString.Invariant($"\"e{editVersion}\"");

    /// <summary>Goes on only where the caller has seen the thing as it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="thing">The thing as stored.</param>
    /// <param name="takesAny">Whether <c>*</c> will do: whoever takes something down need not have read the last comma.</param>
    /// <exception cref="ProblemException"><c>version-required</c>.</exception>
    /// <exception cref="EditConflictException">Somebody else saved since.</exception>
    public static void Match(HttpRequest request, IEdited thing, bool takesAny = false)
    {
        var sent = request.Headers.IfMatch;
        if (sent.Count == 0)
            throw ProblemException.Parameter("version-required", "If-Match", $"Send If-Match with the ETag of the version you have seen{(takesAny ? ", or *" : "")}.");
        if (sent is ["*"])
        {
            if (takesAny)
                return;
            throw ProblemException.Parameter("version-required", "If-Match", "If-Match: * would overwrite what you have not seen; send the ETag.");
        }

        if (!sent.Any(value => value!.Split(',', StringSplitOptions.TrimEntries).Contains(Tag(thing.EditVersion))))
            throw new EditConflictException(thing.Id);
    }
}
