using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Queries;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles.Differences;

/// <summary>Says what became of an article between two of its revisions.</summary>
internal sealed class GetRevisionDifference : AdminEndpoint<RevisionDifferenceRequest, RevisionDifferenceResponse>
{
    public override void Configure() =>
        Get(
            "articles/{id}/revisions/{number}/difference",
            StaffScopes.Read,
            "Compare two revisions",
            "What became of the piece from one revision to another, the newest if none is named: the JSON Patch that makes the one's "
                + "content of the other's, and what came and went in its texts word by word."
        );

    protected override async Task<Outcome<RevisionDifferenceResponse>> ActAsync(RevisionDifferenceRequest request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        var from = await Db.RequireRevisionAsync(article, request.Number, ct);
        var newest = await Db.Revisions.Where(r => r.ArticleId == article.Id).MaxAsync(r => r.Number, ct);
        var to = await Db.RequireRevisionAsync(article, (int?)Parse.Number(request.To) ?? newest, ct);
        return new(
            new RevisionDifferenceResponse
            {
                From = RevisionSummary.From(from),
                To = RevisionSummary.From(to),
                Patch = JsonDifference.Between(ContentOf(from), ContentOf(to)),
                Texts = new TextsDifference
                {
                    Title = TextDifference.Between(from.Content.Title, to.Content.Title),
                    Subtitle = TextDifference.Between(from.Content.Subtitle ?? "", to.Content.Subtitle ?? ""),
                    Excerpt = TextDifference.Between(from.Content.Excerpt ?? "", to.Content.Excerpt ?? ""),
                    Body =
                        from.Content.Body == to.Content.Body
                            ? TextDifference.Between("", "")
                            : TextDifference.Between(
                                MarkdownBody.Read(from.Content.Body).PlainText,
                                MarkdownBody.Read(to.Content.Body).PlainText
                            ),
                },
            }
        );
    }

    private static JsonObject ContentOf(Revision revision) =>
        JsonSerializer.SerializeToNode(ArticleContentResponse.From(revision.Content)!, Json.Options)!.AsObject();
}

/// <summary>Which revisions of which article.</summary>
public sealed record RevisionDifferenceRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The number of the revision to begin at.</summary>
    public int Number { get; init; }

    /// <summary>The number of the revision to compare it with; none takes the newest.</summary>
    [QueryParam]
    public string? To { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class RevisionDifferenceValidator : Validator<RevisionDifferenceRequest>
{
    /// <summary>The rules.</summary>
    public RevisionDifferenceValidator()
    {
        RuleFor(r => r.Number).GreaterThan(0).WithErrorCode("invalid-parameter").WithMessage("number should be a whole number from 1.");
        RuleFor(r => r.To).WholeNumber(1, int.MaxValue);
    }
}

/// <summary>What became of an article between two of its revisions.</summary>
public sealed record RevisionDifferenceResponse
{
    /// <summary>The revision it begins at.</summary>
    public required RevisionSummary From { get; init; }

    /// <summary>The revision it ends at.</summary>
    public required RevisionSummary To { get; init; }

    /// <summary>The JSON Patch (RFC 6902) that, applied to the one's <c>content</c>, gives the other's; lists are replaced whole.</summary>
    public required IReadOnlyList<PatchOperation> Patch { get; init; }

    /// <summary>What came and went in the texts.</summary>
    public required TextsDifference Texts { get; init; }
}

/// <summary>What came and went in an article's texts.</summary>
public sealed record TextsDifference
{
    /// <summary>In the title.</summary>
    public required TextDifferenceResponse Title { get; init; }

    /// <summary>In the subtitle; none is an empty text.</summary>
    public required TextDifferenceResponse Subtitle { get; init; }

    /// <summary>In the editor's teaser; none is an empty text.</summary>
    public required TextDifferenceResponse Excerpt { get; init; }

    /// <summary>In the body's words, without marks and links; of these the patch tells.</summary>
    public required TextDifferenceResponse Body { get; init; }
}
