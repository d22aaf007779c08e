using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>An article as the desk has it, whole.</summary>
public sealed record AdminArticleResponse : AdminArticleSummary
{
    /// <summary>What readers see, or saw last; null before the first publication.</summary>
    public required ArticleContentResponse? Live { get; init; }

    /// <summary>What the desk works on; null when nothing differs from what is live.</summary>
    public required ArticleContentResponse? Working { get; init; }

    /// <summary>The article this is a translation of; null for none.</summary>
    public required Guid? TranslationOf { get; init; }

    /// <summary>When its own words, pictures or credits last changed for readers, UTC; null before the first publication.</summary>
    public required DateTime? UpdatedAt { get; init; }

    /// <summary>Who may have it while it is embargoed; null for all that are entitled to early access, or for no embargo.</summary>
    public required IReadOnlyList<Guid>? EmbargoPartners { get; init; }

    /// <summary>Why an editor gave it back; null where none did since it was last handed in.</summary>
    public required string? Refusal { get; init; }

    /// <summary>Printed notes of change, oldest first.</summary>
    public required IReadOnlyList<CorrectionResponse> Corrections { get; init; }

    /// <summary>Its withdrawal; null while it is not withdrawn.</summary>
    public required WithdrawalResponse? Withdrawal { get; init; }

    /// <summary>When its words were removed for good, UTC; null while they are there.</summary>
    public required DateTime? PurgedAt { get; init; }

    /// <summary>
    /// Members that the last correction could not bring into the working copy, since the desk had changed them; empty in every other
    /// answer.
    /// </summary>
    public required IReadOnlyList<string> Conflicts { get; init; }

    /// <summary>
    /// What of a body given as HTML could not be kept, or was not meant for readers: names of elements such as <c>table</c> or
    /// <c>video</c>; <c>comment</c>, <c>deletion</c> and <c>hidden text</c> of word processors and mail programs; and <c>link: …</c> with
    /// each address that leads nowhere. What it showed is lost, or is left as plain words. Empty in every other answer.
    /// </summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    /// <summary>
    /// What of the body that was just saved will not be printed as its author will have meant it, by line, with the codes of a
    /// publication's warnings; empty in every other answer.
    /// </summary>
    public required IReadOnlyList<GateResponse> Warnings { get; init; }

    /// <summary>The same after a save, with what is to be said of the body that was given.</summary>
    internal AdminArticleResponse After(ArticleInput input) => this with { Dropped = input.Html?.Dropped ?? [], Warnings = input.Warnings };

    /// <summary>As it is now, for whoever asks.</summary>
    internal static new AdminArticleResponse From(Article article, Actor actor, Addresses addresses) =>
        new()
        {
            Id = article.Id,
            Slug = article.Slug,
            Url = addresses.Page(ThingKind.Article, article.Slug),
            Title = article.DeskTitle,
            Status = article.Status,
            Actions = ArticleActions.Of(article, actor),
            HasWorkingCopy = article.Working is not null,
            EditVersion = article.EditVersion,
            Version = article.Version,
            CreatedBy = article.CreatedBy,
            CreatedAt = article.CreatedAt,
            EditedAt = article.EditedAt,
            PublishedAt = article.PublishedAt,
            ScheduledFor = article.ScheduledFor,
            EmbargoUntil = article.EmbargoUntil,
            TrashedAt = article.TrashedAt,
            Live = ArticleContentResponse.From(article.Live),
            Working = ArticleContentResponse.From(article.Working),
            TranslationOf = article.TranslationOf,
            UpdatedAt = article.UpdatedAt,
            EmbargoPartners = article.EmbargoPartners,
            Refusal = article.Refusal,
            Corrections =
            [
                .. article.Corrections.Select(c => new CorrectionResponse
                {
                    Kind = c.Kind,
                    Text = c.Text,
                    At = c.At,
                    Version = c.Version,
                }),
            ],
            Withdrawal = article.Withdrawal is { } w
                ? new WithdrawalResponse
                {
                    Cause = w.Cause,
                    Notice = w.Notice,
                    ShowTitle = w.ShowTitle,
                    ReplacementId = w.ReplacementId,
                    InternalNote = w.InternalNote,
                    At = w.At,
                }
                : null,
            PurgedAt = article.PurgedAt,
            Conflicts = [],
            Dropped = [],
            Warnings = [],
        };
}

/// <summary>A withdrawal as the desk knows it.</summary>
public sealed record WithdrawalResponse
{
    /// <summary>Why.</summary>
    public required WithdrawalCause Cause { get; init; }

    /// <summary>What readers are told in its place.</summary>
    public required string Notice { get; init; }

    /// <summary>Whether the title may still be named.</summary>
    public required bool ShowTitle { get; init; }

    /// <summary>The piece that stands in for it; null for none.</summary>
    public required Guid? ReplacementId { get; init; }

    /// <summary>A word for the desk alone; null for none.</summary>
    public required string? InternalNote { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }
}
