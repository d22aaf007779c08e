using System.Text;
using Cms.Model.Changes;
using Cms.Model.Saving;

namespace Cms.Model.Articles;

/// <summary>A piece.</summary>
public sealed class Article : WrittenThing<ArticleContent>
{
    private Article() { }

    /// <summary>A draft at an address.</summary>
    public Article(string slug, ArticleContent content, DateTime now)
        : base(slug, content, now) => Keep("created", Working!, now);

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Article;

    /// <summary>Where it stands.</summary>
    public ArticleStatus Status { get; private set; }

    /// <summary>
    /// Why an editor gave it back, or why it missed its schedule; null where neither happened since it was last handed in or given a time.
    /// </summary>
    public string? Refusal { get; private set; }

    /// <summary>The live genre, for filters.</summary>
    public Genre Genre { get; private set; }

    /// <summary>When it is to be published.</summary>
    public DateTime? ScheduledFor { get; private set; }

    /// <summary>Until when only the partners its embargo names may have it.</summary>
    public DateTime? EmbargoUntil { get; private set; }

    /// <summary>Who may have it while it is embargoed; null for all that are entitled to early access.</summary>
    public IReadOnlyList<Guid>? EmbargoPartners { get; private set; }

    /// <summary>
    /// When it is to go to readers by itself: at the end of its embargo, or as scheduled; null where it waits for a person.
    /// </summary>
    public DateTime? DueAt =>
        TrashedAt is not null
            ? null
            : Status switch
            {
                ArticleStatus.Embargoed => EmbargoUntil,
                ArticleStatus.Scheduled or ArticleStatus.Published => ScheduledFor,
                _ => null,
            };

    /// <summary>The article this is a translation of.</summary>
    public Guid? TranslationOf { get; private set; }

    /// <summary>Printed notes of change, oldest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>Its withdrawal, while it is withdrawn.</summary>
    public Withdrawal? Withdrawal { get; private set; }

    /// <inheritdoc />
    public override IReadOnlyList<string> Actions => ArticleActions.Of(this);

    /// <inheritdoc />
    private protected override IReadOnlyList<string> ActionsOf(Access.Actor actor) => ArticleActions.Of(this, actor);

    /// <inheritdoc />
    private protected override string One => "An article";

    /// <summary>Changes what the desk works on; nothing public changes.</summary>
    public void Edit(ArticleContent content, DateTime now)
    {
        Demand(ArticleAction.Edit);
        var changed = Status == ArticleStatus.Embargoed ? content.DifferencesFrom(Working ?? Live!) : [];
        SetWorking(Checked(content));
        Act(ArticleAction.Edit);
        Keep("saved", Working!, now);
        // Those who have it before the embargo ends have this copy.
        if (changed.Count > 0)
            Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, changed) { IsForReaders = false });
    }

    /// <summary>Gives up what the desk works on and goes back to what is live.</summary>
    public void DiscardWorkingCopy(DateTime now)
    {
        Demand(ArticleAction.Discard);
        SetWorking(null);
        ScheduledFor = null;
        Act(ArticleAction.Discard);
        Keep("discarded", Live!, now);
    }

    /// <summary>Says that this is a translation of another piece; null that it is none.</summary>
    public void TranslationFrom(Guid? original, DateTime now)
    {
        if (original == Id)
            throw new NewsroomRule("translation-of-itself", "A piece cannot be a translation of itself.");
        var former = TranslationOf;
        TranslationOf = original;
        Act("translate");
        if (!IsPublic)
            return;
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["translations"]) { FormerOriginal = former });
    }

    /// <summary>Makes the working copy public. A piece that ran before elsewhere may be dated back, once.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="publishedAt">When it first ran, if earlier than now.</param>
    /// <param name="editorsNote">What readers are told of its return; required of a piece that was withdrawn, refused of any other.</param>
    public void Publish(DateTime now, DateTime? publishedAt = null, string? editorsNote = null)
    {
        DemandNews();
        Demand(ArticleAction.Publish);
        if (publishedAt > now)
            throw new NewsroomRule("publication-in-future", "A future date is set with a schedule (/schedule).");
        if (Status == ArticleStatus.Withdrawn && string.IsNullOrWhiteSpace(editorsNote))
            throw new NewsroomRule("editors-note-required", "A withdrawn piece comes back with an editor's note that tells readers why.");
        if (Status != ArticleStatus.Withdrawn && editorsNote is not null)
            throw new NewsroomRule(
                "editors-note-refused",
                "Only a piece that was withdrawn comes back with an editor's note; print a correction instead."
            );

        var content = Working ?? Live!;
        Gate(content);
        var (reason, changed) = Show(content, now, publishedAt);
        Status = ArticleStatus.Published;
        (ScheduledFor, EmbargoUntil, EmbargoPartners, Withdrawal, Refusal) = (null, null, null, null, null);
        if (editorsNote is not null)
        {
            Corrections =
            [
                .. Corrections,
                new Correction(CorrectionKind.EditorsNote, editorsNote.Normalize(NormalizationForm.FormC), now, Version),
            ];
            changed.Add("corrections");
        }

        Act(ArticleAction.Publish);
        Keep(reason.ToString().ToLowerInvariant(), content, now);
        Announce(new Announcement(ChangeOp.Upsert, reason, changed));
    }

    /// <summary>Prints a note and, with it, fixes what is live; an unfinished working copy is not published by it.</summary>
    /// <param name="kind">What kind of note.</param>
    /// <param name="text">The note.</param>
    /// <param name="corrected">What is live from now on.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="working">The working copy with the same fix in it; null leaves it as it is.</param>
    public void Correct(CorrectionKind kind, string text, ArticleContent corrected, DateTime now, ArticleContent? working = null)
    {
        Demand(ArticleAction.Correct);
        if (string.IsNullOrWhiteSpace(text))
            throw new NewsroomRule("correction-text-required", "A correction says in words what was changed.");
        Gate(corrected);
        var changed = corrected.DifferencesFrom(Live!);
        Apply(corrected, keepWorking: true);
        if (Working is not null && working is not null)
            SetWorking(Checked(working));
        UpdatedAt = Clock.NeverBefore(UpdatedAt, now);
        RaiseVersion(now);
        Corrections = [.. Corrections, new Correction(kind, text.Normalize(NormalizationForm.FormC), now, Version)];
        Act(ArticleAction.Correct);
        Keep("corrected", corrected, now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Corrected, [.. changed, "corrections"]));
    }

    /// <summary>Takes it down without a notice.</summary>
    public void Unpublish(DateTime now)
    {
        Demand(ArticleAction.Unpublish);
        TakeDown(ArticleStatus.Unpublished, now);
        Announce(new Announcement(ChangeOp.Remove, ChangeReason.Unpublished, []));
    }

    /// <summary>Takes it down for a cause, with a notice.</summary>
    public void Withdraw(Withdrawal withdrawal, DateTime now)
    {
        Demand(ArticleAction.Withdraw);
        if (string.IsNullOrWhiteSpace(withdrawal.Notice))
            throw new NewsroomRule("withdrawal-notice-required", "A withdrawal tells readers in a sentence why the piece is gone.");
        if (withdrawal.ReplacementId == Id)
            throw new NewsroomRule("replacement-is-itself", "A piece cannot stand in for itself.");
        Withdrawal = withdrawal with { At = now };
        Leave(new Effect.PreviewsEnded());
        TakeDown(ArticleStatus.Withdrawn, now);
        Announce(
            new Announcement(ChangeOp.Remove, ChangeReason.Withdrawn, [])
            {
                Notice = withdrawal.Notice,
                ReplacementId = withdrawal.ReplacementId,
            }
        );
    }

    /// <summary>
    /// Sets the time at which the working copy is to be published; of a public piece, the time at which readers get the update.
    /// </summary>
    public void Schedule(DateTime at, DateTime now)
    {
        Demand(ArticleAction.Schedule);
        if (at <= now)
            throw new NewsroomRule("schedule-in-past", "A schedule lies in the future; publish it instead.");
        Gate(Working ?? Live!);
        (ScheduledFor, Refusal) = (at.CutToMilliseconds(), null);
        if (Status != ArticleStatus.Published)
            Status = ArticleStatus.Scheduled;
        Act(ArticleAction.Schedule);
    }

    /// <summary>Takes the schedule back.</summary>
    public void Unschedule()
    {
        Demand(ArticleAction.Unschedule);
        ScheduledFor = null;
        if (Status == ArticleStatus.Scheduled)
            Status = Resting;
        Act(ArticleAction.Unschedule);
    }

    /// <summary>
    /// Takes the schedule, or the embargo, back because the piece could not be published when it was due; the desk is told why.
    /// </summary>
    /// <param name="reason">What kept it from being published, in a sentence.</param>
    public void MissSchedule(string reason)
    {
        if (DueAt is null)
            throw new NewsroomRule("wrong-state", "Only a piece that has a time to be published at can miss it.") { Allowed = ActionsOf };
        var wasEmbargoed = Status == ArticleStatus.Embargoed;
        if (Status != ArticleStatus.Published)
            Status = Resting;
        (ScheduledFor, EmbargoUntil, EmbargoPartners) = (null, null, null);
        Refusal = reason.Normalize(NormalizationForm.FormC);
        Act("miss-schedule");
        if (wasEmbargoed)
            Announce(new Announcement(ChangeOp.Remove, ChangeReason.EmbargoCancelled, []) { IsForReaders = false });
    }

    /// <summary>Hands it to partners now and to readers when the embargo ends; again, to move the end or name other partners.</summary>
    /// <param name="until">When readers get it.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="partners">Who may have it before; null for all that are entitled to early access.</param>
    public void Embargo(DateTime until, DateTime now, IReadOnlyList<Guid>? partners = null)
    {
        Demand(ArticleAction.Embargo);
        if (until <= now)
            throw new NewsroomRule("embargo-in-past", "An embargo ends in the future.");
        Gate(Working ?? Live!);
        var reason = Status == ArticleStatus.Embargoed ? ChangeReason.EmbargoMoved : ChangeReason.EmbargoSet;
        (Status, EmbargoUntil, EmbargoPartners, ScheduledFor, Refusal) = (
            ArticleStatus.Embargoed,
            until.CutToMilliseconds(),
            partners is null ? null : [.. partners.Distinct()],
            null,
            null
        );
        Act(ArticleAction.Embargo);
        Announce(new Announcement(ChangeOp.Upsert, reason, []) { IsForReaders = false });
    }

    /// <summary>Takes the embargo back: nobody may have it any more, and it is a draft again.</summary>
    public void LiftEmbargo()
    {
        Demand(ArticleAction.LiftEmbargo);
        (Status, EmbargoUntil, EmbargoPartners) = (Resting, null, null);
        Act(ArticleAction.LiftEmbargo);
        Announce(new Announcement(ChangeOp.Remove, ChangeReason.EmbargoCancelled, []) { IsForReaders = false });
    }

    /// <summary>Asks an editor to look at it.</summary>
    public void SubmitForReview(DateTime now)
    {
        Demand(ArticleAction.Submit);
        Status = ArticleStatus.InReview;
        Refusal = null;
        Act(ArticleAction.Submit);
        Keep("submitted", Working!, now);
    }

    /// <summary>Gives it back to its writer.</summary>
    /// <param name="reason">What is to be done; null where the writer takes it back themselves.</param>
    public void Refuse(string? reason)
    {
        Demand(reason is null ? ArticleAction.Recall : ArticleAction.Refuse);
        Status = ArticleStatus.Draft;
        Refusal = reason?.Normalize(NormalizationForm.FormC);
        Act(reason is null ? ArticleAction.Recall : ArticleAction.Refuse);
    }

    /// <summary>Puts it in the trash; what is public must be taken down first.</summary>
    public void Trash(DateTime now)
    {
        Demand(ArticleAction.Trash);
        if (Status == ArticleStatus.Scheduled)
            (Status, ScheduledFor) = (Resting, null);
        Leave(new Effect.PreviewsEnded());
        Trash((DateTime?)now);
    }

    /// <summary>Takes it out of the trash, to where it stood.</summary>
    public void Restore()
    {
        Demand(ArticleAction.Restore);
        Trash((DateTime?)null);
    }

    /// <summary>Removes its words for good, those of its revisions too; its id, addresses, dates and notice stay.</summary>
    public void Purge(DateTime now)
    {
        Demand(ArticleAction.Purge);
        Purged(now);
        Empty(new ArticleContent { Language = (Working ?? Live!).Language });
        (Corrections, Refusal) = ([], null);
        if (Withdrawal is not null)
            Withdrawal = Withdrawal with { InternalNote = null };
    }

    // Where a piece goes back to that is not to be public after all.
    private ArticleStatus Resting => WasPublic ? ArticleStatus.Unpublished : ArticleStatus.Draft;

    internal override void Rebase(int readVersion, int storedVersion, DateTime storedModifiedAt)
    {
        base.Rebase(readVersion, storedVersion, storedModifiedAt);
        // A correction printed by this very save names the version that carries it; earlier ones keep theirs.
        if (Corrections.Any(c => c.Version > readVersion))
            Corrections =
            [
                .. Corrections.Select(c => c.Version > readVersion ? c with { Version = c.Version + storedVersion - readVersion } : c),
            ];
    }

    internal IEnumerable<ArticleLink> LinksOf(ArticleCopy copy)
    {
        var content = copy == ArticleCopy.Live ? Live : Working;
        if (content is null)
            yield break;
        var seen = new HashSet<(LinkKind, Guid)>();
        var position = 0;
        foreach (var (kind, target, role) in ArticleLink.In(content))
        {
            if (seen.Add((kind, target)))
                yield return new ArticleLink(Id, copy, kind, target, role, position++)
                {
                    Published = copy == ArticleCopy.Live && IsPublic ? PublishedAt : null,
                };
        }
    }

    private static void Gate(ArticleContent content)
    {
        if (PublishGates.Judge(content) is [var fault, ..])
            throw new NewsroomRule(fault.Code, fault.Message);
    }

    private protected override void Apply(ArticleContent content, bool keepWorking = false)
    {
        base.Apply(content, keepWorking);
        Genre = content.Genre;
    }

    private void TakeDown(ArticleStatus status, DateTime now)
    {
        Status = status;
        ScheduledFor = null;
        Hide(now);
        Act(status == ArticleStatus.Withdrawn ? ArticleAction.Withdraw : ArticleAction.Unpublish);
        Keep(status == ArticleStatus.Withdrawn ? "withdrawn" : "unpublished", Live!, now);
    }

    private protected override SignedRevision Step(string reason, ArticleContent content, DateTime now) =>
        new Revision(Id, EditVersion, reason, content, now);

    private protected override string StatusWords =>
        Status switch
        {
            ArticleStatus.InReview => "in review",
            ArticleStatus.Published when Working is null => "published, with no working copy,",
            _ => Status.ToString().ToLowerInvariant(),
        };
}
