using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Cms.Model.Articles;
using FluentValidation;

namespace Cms.Api.Admin.Articles;

/// <summary>Prints a note of change and, with it, fixes what is live.</summary>
internal sealed class CorrectArticle : ArticleBodyVerb<CorrectionInput, CorrectionRules>
{
    private static readonly ArticleInputRules Rules = new();
    private IReadOnlyList<string> _conflicts = [];
    private IReadOnlyList<string> _dropped = [];
    private IReadOnlyList<GateResponse> _warnings = [];

    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/articles/{id}/corrections",
            StaffScopes.Publish,
            "Correct an article",
            "The note and the fix go live together, as one version, on top of what is live. An unfinished working copy is not published "
                + "by it: it takes the same fix, or keeps its own words and names them in conflicts.",
            takesIfMatch: true
        );

    protected override bool DemandsReferences => true;

    protected override async Task AskAsync(Article article, CorrectionInput body, CancellationToken ct)
    {
        if (!article.Actions.Contains("correct"))
        {
            // The article says itself what its state takes instead.
            article.Correct(body.Kind!.Value, body.Text!, article.Live ?? article.Working!, Now);
            return;
        }

        var changes = body.Changes is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : [];
        var live = ArticleInput.From(article.Live!, article.TranslationOf);
        var corrected = JsonBody.Patched(live.Before(changes), changes);
        BodyRules.Demand(Rules, corrected, [], at: "/changes");
        if (corrected.TranslationOf != article.TranslationOf)
            throw BodyRules.Failed(
                ProblemError.InBody("/changes/translationOf", "not-correctable", "translationOf is set on the piece, not corrected.")
            );
        var content = corrected.Read();
        _warnings = corrected.Warnings;
        if (corrected.Html is { } html)
        {
            // The working copy is to take the same words, and to name its own under the name that both have.
            changes.Remove("bodyHtml");
            changes.Remove("baseUrl");
            (changes["body"], _dropped) = (html.Markdown, html.Dropped);
        }

        await Db.DemandReferencesAsync(content, null, ct);
        article.Correct(
            body.Kind!.Value,
            body.Text!,
            content,
            Now,
            article.Working is null ? null : Working(live, ArticleInput.From(article.Working, article.TranslationOf), changes)
        );
    }

    protected override AdminArticleResponse Shape(Article article, CorrectionInput body) =>
        base.Shape(article, body) with
        {
            Conflicts = _conflicts,
            Dropped = _dropped,
            Warnings = _warnings,
        };

    /// <summary>The working copy with the fix in every member that the desk had left as it was live.</summary>
    private ArticleContent Working(ArticleInput live, ArticleInput working, JsonObject changes)
    {
        var before = JsonSerializer.SerializeToNode(live, Json.Options)!.AsObject();
        var desk = JsonSerializer.SerializeToNode(working, Json.Options)!.AsObject();
        _conflicts = [.. changes.Select(c => c.Key).Where(name => !JsonNode.DeepEquals(before[name], desk[name]))];
        var fix = new JsonObject(
            changes.Where(c => !_conflicts.Contains(c.Key)).Select(c => KeyValuePair.Create(c.Key, c.Value?.DeepClone()))
        );
        return JsonBody.Patched(working, fix).Read();
    }
}

/// <summary>A correction to be printed.</summary>
public sealed record CorrectionInput
{
    /// <summary>What kind of note.</summary>
    public CorrectionKind? Kind { get; init; }

    /// <summary>The note, plain text, as readers will see it.</summary>
    public string? Text { get; init; }

    /// <summary>The fix, as a merge patch (RFC 7396) of what the piece says; null where only the note is printed.</summary>
    [PatchOf(typeof(ArticleInput))]
    public JsonElement? Changes { get; init; }
}

/// <summary>What a correction says.</summary>
public sealed class CorrectionRules : AbstractValidator<CorrectionInput>
{
    /// <summary>The rules.</summary>
    public CorrectionRules()
    {
        RuleFor(c => c.Kind).Given();
        RuleFor(c => c.Text).Lines(2_000, isRequired: true);
    }
}
