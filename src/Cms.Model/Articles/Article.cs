using System.Diagnostics.CodeAnalysis;
using System.Text;
using Cms.Model.Articles.Bodies;
using Cms.Model.Changes;

namespace Cms.Model.Articles;

/// <summary>
/// A piece. What readers see (<see cref="Live"/>) and what the desk works on (<see cref="Working"/>) are two contents;
/// editing never touches what is live.
/// </summary>
public sealed class Article : NamedThing
{
    private readonly List<Revision> _revisions = [];

    private Article()
    {
    }

    /// <summary>A draft at an address.</summary>
    public Article(string slug, ArticleContent content, DateTime now)
        : base(slug, now)
    {
        Working = Checked(content);
        WorkingChanged = true;
        Keep("created", Working, now);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Article;

    /// <summary>Where it stands.</summary>
    public ArticleStatus Status { get; private set; }

    /// <summary>When it was put in the trash; null while it is not.</summary>
    public DateTime? TrashedAt { get; private set; }

    /// <summary>What readers see, or saw last; null before the first publication.</summary>
    public ArticleContent? Live { get; private set; }

    /// <summary>What the desk works on; null when nothing differs from what is live.</summary>
    public ArticleContent? Working { get; private set; }

    /// <summary>The live title's sort key; empty before the first publication.</summary>
    public string SortTitle { get; private set; } = "";

    /// <summary>The live language, for filters.</summary>
    public string Language { get; private set; } = "";

    /// <summary>When it first ran: first public here, unless a first publication elsewhere dates it earlier. Never moves.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>When its own words, pictures or credits last changed for readers.</summary>
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>When it is to be published.</summary>
    public DateTime? ScheduledFor { get; private set; }

    /// <summary>Until when only the partners its embargo names may have it.</summary>
    public DateTime? EmbargoUntil { get; private set; }

    /// <summary>The article this is a translation of.</summary>
    public Guid? TranslationOf { get; private set; }

    /// <summary>Printed notes of change, oldest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>Its withdrawal, while it is withdrawn.</summary>
    public Withdrawal? Withdrawal { get; private set; }

    /// <summary>New revisions to store.</summary>
    public IReadOnlyList<Revision> Revisions => _revisions;

    internal bool LiveChanged { get; set; }

    internal bool WorkingChanged { get; set; }

    /// <summary>Whether what readers are shown of it came or went, which concerns all that it shows.</summary>
    internal bool StandingChanged { get; set; }

    /// <summary>Changes what the desk works on; nothing public changes.</summary>
    public void Edit(ArticleContent content, DateTime now)
    {
        Demand(Status != ArticleStatus.Withdrawn && TrashedAt is null, "edit");
        Working = Checked(content);
        WorkingChanged = true;
        EditVersion++;
        Keep("saved", Working, now);
    }

    /// <summary>Says that this is a translation of another piece.</summary>
    public void TranslationFrom(Guid original, DateTime now)
    {
        if (original == Id)
            throw new NewsroomRule("translation-of-itself", "A piece cannot be a translation of itself.");
        var former = TranslationOf;
        TranslationOf = original;
        EditVersion++;
        if (!IsPublic)
            return;
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["translations"]) { FormerOriginal = former });
    }

    /// <summary>Makes the working copy public. A piece that ran before elsewhere may be dated back, once.</summary>
    public void Publish(DateTime now, DateTime? publishedAt = null)
    {
        Demand(TrashedAt is null, "publish");
        if (publishedAt > now)
            throw new NewsroomRule("publication-in-future", "A future date is set with a schedule.");
        if (Status == ArticleStatus.Published && Working is null)
            throw new NewsroomRule("nothing-to-publish", "What is live is already what the desk has.");

        var content = Working ?? Live!;
        Gate(content);
        var reason = IsPublic ? ChangeReason.Updated : WasPublic ? ChangeReason.Republished : ChangeReason.Published;
        var changed = Live is null ? [] : ArticleDifferences.Between(Live, content);
        StandingChanged |= !IsPublic;
        Apply(content, now);
        PublishedAt ??= (publishedAt ?? now).CutToMilliseconds();
        UpdatedAt = WasPublic ? now : PublishedAt;
        Status = ArticleStatus.Published;
        (ScheduledFor, EmbargoUntil, Withdrawal) = (null, null, null);
        RaiseVersion(now);
        SetPublic(true);
        EditVersion++;
        Keep(reason.ToString().ToLowerInvariant(), content, now);
        Announce(new Announcement(ChangeOp.Upsert, reason, changed));
    }

    /// <summary>Prints a note and, with it, fixes what is live; an unfinished working copy is not published by it.</summary>
    public void Correct(CorrectionKind kind, string text, ArticleContent corrected, DateTime now)
    {
        Demand(IsPublic, "correct");
        if (string.IsNullOrWhiteSpace(text))
            throw new NewsroomRule("correction-text-required", "A correction says in words what was changed.");
        Gate(corrected);
        var changed = ArticleDifferences.Between(Live!, corrected);
        Apply(corrected, now, keepWorking: true);
        UpdatedAt = now;
        RaiseVersion(now);
        EditVersion++;
        Corrections = [.. Corrections, new Correction(kind, text.Normalize(NormalizationForm.FormC), now, Version)];
        Keep("corrected", corrected, now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Corrected, [.. changed, "corrections"]));
    }

    /// <summary>Takes it down without a notice.</summary>
    public void Unpublish(DateTime now)
    {
        Demand(Status == ArticleStatus.Published, "unpublish");
        TakeDown(ArticleStatus.Unpublished, now);
        Announce(new Announcement(ChangeOp.Remove, ChangeReason.Unpublished, []));
    }

    /// <summary>Takes it down for a cause, with a notice.</summary>
    public void Withdraw(Withdrawal withdrawal, DateTime now)
    {
        Demand(WasPublic && Status is ArticleStatus.Published or ArticleStatus.Unpublished, "withdraw");
        if (string.IsNullOrWhiteSpace(withdrawal.Notice))
            throw new NewsroomRule("withdrawal-notice-required", "A withdrawal tells readers in a sentence why the piece is gone.");
        Withdrawal = withdrawal with { At = now };
        TakeDown(ArticleStatus.Withdrawn, now);
        Announce(new Announcement(ChangeOp.Remove, ChangeReason.Withdrawn, []) { Notice = withdrawal.Notice, ReplacementId = withdrawal.ReplacementId });
    }

    /// <summary>Sets the time at which it is to be published.</summary>
    public void Schedule(DateTime at, DateTime now)
    {
        Demand(Status is ArticleStatus.Draft or ArticleStatus.InReview or ArticleStatus.Scheduled && TrashedAt is null, "schedule");
        if (at <= now)
            throw new NewsroomRule("schedule-in-past", "A schedule lies in the future; publish it instead.");
        Gate(Working ?? Live!);
        (Status, ScheduledFor) = (ArticleStatus.Scheduled, at.CutToMilliseconds());
        EditVersion++;
    }

    /// <summary>Hands it to partners now and to readers when the embargo ends.</summary>
    public void Embargo(DateTime until, DateTime now)
    {
        Demand(Status is ArticleStatus.Draft or ArticleStatus.InReview or ArticleStatus.Scheduled or ArticleStatus.Embargoed && TrashedAt is null, "embargo");
        if (until <= now)
            throw new NewsroomRule("embargo-in-past", "An embargo ends in the future.");
        Gate(Working ?? Live!);
        (Status, EmbargoUntil, ScheduledFor) = (ArticleStatus.Embargoed, until.CutToMilliseconds(), null);
        EditVersion++;
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.EmbargoSet, []) { IsForReaders = false });
    }

    /// <summary>Asks an editor to look at it.</summary>
    public void SubmitForReview(DateTime now)
    {
        Demand(Status == ArticleStatus.Draft && TrashedAt is null, "submit");
        Status = ArticleStatus.InReview;
        EditVersion++;
        Keep("submitted", Working!, now);
    }

    /// <summary>Puts it in the trash; what is public must be taken down first.</summary>
    public void Trash(DateTime now)
    {
        Demand(!IsPublic && TrashedAt is null, "trash");
        TrashedAt = now;
        ScheduledFor = null;
        EditVersion++;
    }

    internal override void Rebase(int readVersion, int storedVersion, DateTime storedModifiedAt)
    {
        base.Rebase(readVersion, storedVersion, storedModifiedAt);
        // A correction printed by this very save names the version that carries it; earlier ones keep theirs.
        if (Corrections.Any(c => c.Version > readVersion))
            Corrections = [.. Corrections.Select(c => c.Version > readVersion ? c with { Version = c.Version + storedVersion - readVersion } : c)];
    }

    internal IEnumerable<ArticleLink> LinksOf(ArticleCopy copy)
    {
        var content = copy == ArticleCopy.Live ? Live : Working;
        if (content is null)
            yield break;
        var seen = new HashSet<(LinkKind, Guid)>();
        var position = 0;
        foreach (var (kind, target, role) in References(content))
        {
            if (seen.Add((kind, target)))
                yield return new ArticleLink(Id, copy, kind, target, role, position++) { Published = copy == ArticleCopy.Live && IsPublic ? PublishedAt : null };
        }
    }

    private static IEnumerable<(LinkKind Kind, Guid Target, string? Role)> References(ArticleContent content)
    {
        foreach (var contribution in content.Contributions)
            yield return (LinkKind.Author, contribution.AuthorId, contribution.Role.ToString());
        foreach (var attribution in content.Attributions)
        {
            yield return (LinkKind.Relation, ArticleLink.RelationTarget(attribution.Relation), null);
            if (attribution.SourceId is { } source)
                yield return (LinkKind.Source, source, attribution.Relation.ToString());
            if (attribution.SeriesId is { } series)
                yield return (LinkKind.Series, series, attribution.Relation.ToString());
        }

        foreach (var topic in content.TopicIds)
            yield return (LinkKind.Topic, topic, null);
        if (content.LeadIllustrationId is { } lead)
            yield return (LinkKind.Illustration, lead, "Lead");
        var body = MarkdownBody.Read(content.Body);
        foreach (var illustration in body.IllustrationIds)
            yield return (LinkKind.Illustration, illustration, "Body");
        if (content.Seo?.ImageId is { } image)
            yield return (LinkKind.Illustration, image, "Seo");
        foreach (var article in body.LinkedArticleIds)
            yield return (LinkKind.Article, article, null);
    }

    private static ArticleContent Checked(ArticleContent content) => content with
    {
        Title = content.Title.Normalize(NormalizationForm.FormC),
        Subtitle = content.Subtitle?.Normalize(NormalizationForm.FormC),
        Excerpt = content.Excerpt?.Normalize(NormalizationForm.FormC),
        Body = content.Body.Normalize(NormalizationForm.FormC),
    };

    private static void Gate(ArticleContent content)
    {
        if (string.IsNullOrWhiteSpace(content.Title))
            throw new NewsroomRule("title-required", "A piece needs a title before it can be public.");
        if (content.Contributions.Count == 0 && content.Attributions.All(a => a.SourceId is null))
            throw new NewsroomRule("byline-required", "A piece needs an author or a source before it can be public.");
        if (content.License is null)
            throw new NewsroomRule("license-required", "A piece needs a license before it can be public.");
        if (content.Attributions.Any(a => a.SourceId is null && a.SeriesId is null && a.Text is null))
            throw new NewsroomRule("attribution-incomplete", "An attribution names a source or a series, or says its sentence.");
    }

    private void Apply(ArticleContent content, DateTime now, bool keepWorking = false)
    {
        Live = Checked(content);
        LiveChanged = true;
        SortTitle = SortKey.Of(Live.Title);
        Language = Live.Language;
        if (keepWorking || Working is null)
            return;
        Working = null;
        WorkingChanged = true;
    }

    private void TakeDown(ArticleStatus status, DateTime now)
    {
        Status = status;
        StandingChanged |= IsPublic;
        SetPublic(false);
        RaiseVersion(now);
        EditVersion++;
        Keep(status == ArticleStatus.Withdrawn ? "withdrawn" : "unpublished", Live!, now);
    }

    private void Keep(string reason, ArticleContent content, DateTime now) =>
        _revisions.Add(new Revision(Id, EditVersion, reason, content, now));

    private void Demand([DoesNotReturnIf(false)] bool allowed, string action)
    {
        if (!allowed)
            throw new NewsroomRule("wrong-state", $"An article that is {(TrashedAt is null ? Status.ToString().ToLowerInvariant() : "in the trash")} does not take “{action}”.");
    }
}
