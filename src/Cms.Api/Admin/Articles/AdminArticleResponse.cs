using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>An article as the desk sees it in lists.</summary>
public record AdminArticleSummary
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>The current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>The page on the website, whether it is public or not.</summary>
    public required string Url { get; init; }

    /// <summary>The title as the desk has it now: of the working copy, else of what is live.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands. A client bears values it does not know.</summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>
    /// What its present state takes of this key: <c>edit</c>, <c>publish</c>, <c>schedule</c> and so on. What the key lacks the
    /// scope for is not among it.
    /// </summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Whether the desk has changes that readers have not.</summary>
    public required bool HasWorkingCopy { get; init; }

    /// <summary>Counts saves; the ETag is <c>"e&lt;editVersion&gt;"</c>.</summary>
    public required int EditVersion { get; init; }

    /// <summary>Counts what readers see; 0 before the first publication.</summary>
    public required int Version { get; init; }

    /// <summary>Who made it: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>; null for what was made before the desk had keys.</summary>
    public required string? CreatedBy { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the desk last saved it, UTC.</summary>
    public required DateTime EditedAt { get; init; }

    /// <summary>When it first ran, UTC; null before.</summary>
    public required DateTime? PublishedAt { get; init; }

    /// <summary>When it is to be published, UTC; null for no set time.</summary>
    public required DateTime? ScheduledFor { get; init; }

    /// <summary>Until when only partners may have it, UTC; null for no embargo.</summary>
    public required DateTime? EmbargoUntil { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it is not.</summary>
    public required DateTime? TrashedAt { get; init; }

    internal static AdminArticleSummary From(Article article, Actor actor, Addresses addresses) => new()
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
    };
}

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

    /// <summary>Members that the last correction could not bring into the working copy, since the desk had changed them; empty in every other answer.</summary>
    public required IReadOnlyList<string> Conflicts { get; init; }

    /// <summary>
    /// What of a body given as HTML could not be kept, or was not meant for readers: names of elements such as <c>table</c> or <c>video</c>;
    /// <c>comment</c>, <c>deletion</c> and <c>hidden text</c> of word processors and mail programs; and <c>link: …</c> with each address that
    /// leads nowhere. What it showed is lost, or is left as plain words. Empty in every other answer.
    /// </summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    /// <summary>
    /// What of the body that was just saved will not be printed as its author will have meant it, by line, with the codes of a publication's
    /// warnings; empty in every other answer.
    /// </summary>
    public required IReadOnlyList<GateResponse> Warnings { get; init; }

    /// <summary>The same after a save, with what is to be said of the body that was given.</summary>
    internal AdminArticleResponse After(ArticleInput input) => this with { Dropped = input.Html?.Dropped ?? [], Warnings = input.Warnings };

    /// <summary>As it is now, for whoever asks.</summary>
    internal static new AdminArticleResponse From(Article article, Actor actor, Addresses addresses) => new()
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
        Corrections = [.. article.Corrections.Select(c => new CorrectionResponse { Kind = c.Kind, Text = c.Text, At = c.At, Version = c.Version })],
        Withdrawal = article.Withdrawal is { } w ? new WithdrawalResponse { Cause = w.Cause, Notice = w.Notice, ShowTitle = w.ShowTitle, ReplacementId = w.ReplacementId, InternalNote = w.InternalNote, At = w.At } : null,
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

/// <summary>What an article says. Its members can be sent back as they are.</summary>
public sealed record ArticleContentResponse
{
    /// <summary>The headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The line under the headline; null for none.</summary>
    public required string? Subtitle { get; init; }

    /// <summary>The editor's teaser; null takes the start of the body.</summary>
    public required string? Excerpt { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public required string Language { get; init; }

    /// <summary>The body as Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Who did what, in printed order.</summary>
    public required IReadOnlyList<ContributionContent> Contributions { get; init; }

    /// <summary>The byline as it is to be printed; null makes it.</summary>
    public required string? Byline { get; init; }

    /// <summary>Where it comes from and with whom it was made.</summary>
    public required IReadOnlyList<AttributionContent> Attributions { get; init; }

    /// <summary>The illustration at its head; null for none.</summary>
    public required Guid? LeadIllustrationId { get; init; }

    /// <summary>What it is filed under, the main topic first.</summary>
    public required IReadOnlyList<Guid> TopicIds { get; init; }

    /// <summary>What others may do with it; null until it is known.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>Where the original stands, if not here.</summary>
    public required string? CanonicalUrl { get; init; }

    /// <summary>What search engines are told, where it differs; null where it does not.</summary>
    public required SearchListingContent? Seo { get; init; }

    internal static ArticleContentResponse? From(ArticleContent? content) => content is null ? null : new ArticleContentResponse
    {
        Title = content.Title,
        Subtitle = content.Subtitle,
        Excerpt = content.Excerpt,
        Language = content.Language,
        Body = content.Body,
        Contributions = [.. content.Contributions.Select(c => new ContributionContent { Role = c.Role, AuthorId = c.AuthorId, CreditedAs = c.CreditedAs, Title = c.Title, Affiliation = c.Affiliation })],
        Byline = content.Byline,
        Attributions = [.. content.Attributions.Select(a => new AttributionContent { Relation = a.Relation, SourceId = a.SourceId, SeriesId = a.SeriesId, Url = a.Url, Title = a.Title, Date = a.Date, Text = a.Text })],
        LeadIllustrationId = content.LeadIllustrationId,
        TopicIds = content.TopicIds,
        License = LicenseResponse.From(content.License),
        CanonicalUrl = content.CanonicalUrl,
        Seo = content.Seo is { } seo ? new SearchListingContent { Title = seo.Title, Description = seo.Description, ImageId = seo.ImageId } : null,
    };
}

/// <summary>One person's or organization's part in an article, as stored.</summary>
public sealed record ContributionContent
{
    /// <summary>What they did.</summary>
    public required ContributionRole Role { get; init; }

    /// <summary>Who.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>The name as printed here; null where it is the author's own.</summary>
    public required string? CreditedAs { get; init; }

    /// <summary>Their title when it ran; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>Whom they spoke for when it ran; null for nobody.</summary>
    public required string? Affiliation { get; init; }
}

/// <summary>One attribution, as stored.</summary>
public sealed record AttributionContent
{
    /// <summary>How they hang together.</summary>
    public required AttributionRelation Relation { get; init; }

    /// <summary>The publication; null where only a series or an address is known.</summary>
    public required Guid? SourceId { get; init; }

    /// <summary>The series it is part of; null for none.</summary>
    public required Guid? SeriesId { get; init; }

    /// <summary>The piece's address there; null if unknown.</summary>
    public required string? Url { get; init; }

    /// <summary>Its title there; null if the same.</summary>
    public required string? Title { get; init; }

    /// <summary>When it ran there; null if unknown.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The sentence as it is to be printed; null makes it.</summary>
    public required string? Text { get; init; }
}

/// <summary>A search listing, as stored.</summary>
public sealed record SearchListingContent
{
    /// <summary>The title; null takes the article's.</summary>
    public required string? Title { get; init; }

    /// <summary>The description; null takes the excerpt.</summary>
    public required string? Description { get; init; }

    /// <summary>The picture; null takes the lead illustration.</summary>
    public required Guid? ImageId { get; init; }
}
