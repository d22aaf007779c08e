using System.Globalization;
using Cms.Api.Http.Problems;
using Cms.Model;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Admin;

/// <summary>The versions that writers compare: <c>ETag: "e7"</c> and <c>If-Match</c>.</summary>
internal static class ConditionalRequests
{
    /// <summary>The tag of an edit version.</summary>
    public static string Tag(int editVersion) => FormattableString.Invariant($"\"e{editVersion}\"");

    /// <summary>Goes on only where the caller has seen the thing as it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="thing">The thing as stored.</param>
    /// <param name="takesAny">Whether <c>*</c> will do: whoever takes something down need not have read the last comma.</param>
    /// <exception cref="ProblemException"><c>version-required</c>, <c>invalid-parameter</c>, <c>version-weak</c>,
    /// <c>version-unknown</c>.</exception>
    /// <exception cref="EditConflictException">Somebody else saved since.</exception>
    public static void Match(HttpRequest request, IEdited thing, bool takesAny = false)
    {
        var sent = request.Headers.IfMatch;
        if (sent.Count == 0)
            throw Fault("version-required", $"Send If-Match with the ETag of the version you have seen{(takesAny ? ", or *" : "")}.");
        if (sent is ["*"])
        {
            if (takesAny)
                return;
            throw Fault("version-required", "If-Match: * would overwrite what you have not seen; send the ETag.");
        }

        if (!EntityTagHeaderValue.TryParseStrictList([.. sent.OfType<string>()], out var tags) || tags.Contains(EntityTagHeaderValue.Any))
            throw Fault("invalid-parameter", $"If-Match should be the ETag as it was given, in its quotes, such as \"e7\"; it is {sent}.");
        var current = Tag(thing.EditVersion);
        if (tags.Any(t => t.Tag == current && !t.IsWeak))
            return;
        if (tags.Any(t => t.Tag == current))
            throw Fault(
                "version-weak",
                $"If-Match: W/{current} is a weak ETag, which vouches for no version: something on the way has weakened it. Send {current}."
            );
        // Only an earlier version of its own tells that somebody saved it since.
        if (tags.Any(t => VersionOf(t.Tag.Value) is { } version && version < thing.EditVersion))
            throw new EditConflictException(thing.Id);
        throw Fault(
            "version-unknown",
            $"If-Match names no version that this ever had: {sent}. Read it again, and send the ETag that it has then."
        );
    }

    private static int? VersionOf(string? tag) =>
        tag is ['"', 'e', .. var digits, '"']
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version > 0
            ? version
            : null;

    private static ProblemException Fault(string code, string message) => ProblemException.Parameter(code, "If-Match", message);
}
