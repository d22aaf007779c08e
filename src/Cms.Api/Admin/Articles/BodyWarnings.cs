using Cms.Model.Articles.Bodies;

namespace Cms.Api.Admin.Articles;

/// <summary>
/// What of a body will not be printed as its author will have meant it, told wherever a body is saved or about to be public.
/// </summary>
internal static class BodyWarnings
{
    private const int MostWarnings = 20_000;

    private static readonly LastRead<IReadOnlyList<GateResponse>> Last = new(warnings => 1 + warnings.Count, MostWarnings);

    /// <summary>The warnings, in the order of the lines.</summary>
    public static IReadOnlyList<GateResponse> Of(string markdown)
    {
        return markdown.Length == 0 ? [] : Last.Of(markdown, Judge);

        static IReadOnlyList<GateResponse> Judge(string markdown) =>
            [
                .. MarkdownBody
                    .Judge(markdown)
                    .Select(w => new GateResponse
                    {
                        Code = w.Code,
                        Pointer = "/body",
                        Line = w.Line,
                        Message = $"Line {w.Line}: {w.Message}",
                    }),
            ];
    }
}
