using System.ComponentModel.DataAnnotations.Schema;
using System.Text;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Saving;

namespace Cms.Model;

/// <summary>A thing with a text of its own, as far as it is the same whatever its content has beside the text.</summary>
public abstract class WrittenThing : NamedThing
{
    private readonly List<SignedRevision> _revisions = [];

    /// <summary>For the database.</summary>
    protected WrittenThing() { }

    /// <summary>A new thing at an address.</summary>
    protected WrittenThing(string slug, DateTime now)
        : base(slug, now) { }

    /// <summary>The title as the desk has it now: of the working copy, else of what is live.</summary>
    public string DeskTitle { get; private protected set; } = "";

    /// <summary>That title's sort key.</summary>
    public string DeskSortTitle { get; private protected set; } = "";

    /// <summary>When the desk last saved it, UTC.</summary>
    public DateTime EditedAt { get; private set; }

    /// <summary>Who made it: an <see cref="Actor.Id"/>; null for what was made before the desk had keys.</summary>
    public string? CreatedBy { get; private set; }

    /// <summary>The live title's sort key; empty before the first publication.</summary>
    public string SortTitle { get; private protected set; } = "";

    /// <summary>The live language, for filters.</summary>
    public string Language { get; private protected set; } = "";

    /// <summary>When it first ran: first public here, unless a first publication elsewhere dates it earlier. Never moves.</summary>
    public DateTime? PublishedAt { get; private protected set; }

    /// <summary>When its own words, pictures or credits last changed for readers.</summary>
    public DateTime? UpdatedAt { get; private protected set; }

    /// <summary>New revisions to store.</summary>
    // Said here, since the mapping of a kind comes too late: what a property holds is taken for an entity before.
    [NotMapped]
    public IReadOnlyList<SignedRevision> Revisions => _revisions;

    /// <summary>What its present state takes, by the names the desk knows them under.</summary>
    public abstract IReadOnlyList<string> Actions { get; }

    /// <summary>Its bodies, as readers see it and as the desk has it.</summary>
    internal abstract IEnumerable<string> Bodies { get; }

    /// <summary>What it takes of this actor.</summary>
    private protected abstract IReadOnlyList<string> ActionsOf(Actor actor);

    /// <summary>One of its kind, to begin a sentence with: <c>An article</c>.</summary>
    private protected abstract string One { get; }

    /// <summary>Where it stands, in words.</summary>
    private protected abstract string StatusWords { get; }

    /// <summary>Notes who made it; the save does, for a new one.</summary>
    internal void MadeBy(string actorId) => CreatedBy ??= actorId;

    /// <summary>Goes on only where its present state takes what is asked of it.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    private protected void Demand(string action)
    {
        if (!Actions.Contains(action))
            throw new NewsroomRule(
                "wrong-state",
                $"{One} that is {(TrashedAt is null ? StatusWords : "in the trash")} does not take “{action}”."
            )
            {
                Allowed = ActionsOf,
            };
    }

    /// <inheritdoc />
    internal override void Settle()
    {
        base.Settle();
        _revisions.Clear();
    }

    private protected void Keep(SignedRevision revision)
    {
        EditedAt = revision.At;
        _revisions.Add(revision);
    }
}

/// <summary>
/// A thing with a text of its own. What readers see (<see cref="Live"/>) and what the desk works on (<see cref="Working"/>) are two
/// contents; editing never touches what is live.
/// </summary>
/// <typeparam name="TContent">What it says.</typeparam>
public abstract class WrittenThing<TContent> : WrittenThing
    where TContent : class, IContent<TContent>
{
    /// <summary>For the database.</summary>
    protected WrittenThing() { }

    /// <summary>A draft at an address.</summary>
    protected WrittenThing(string slug, TContent content, DateTime now)
        : base(slug, now) => SetWorking(Checked(content));

    /// <summary>What readers see, or saw last; null before the first publication.</summary>
    public TContent? Live { get; private set; }

    /// <summary>What the desk works on; null when nothing differs from what is live.</summary>
    public TContent? Working { get; private set; }

    /// <inheritdoc />
    internal override IEnumerable<string> Bodies => [Live?.Body ?? "", Working?.Body ?? ""];

    /// <summary>One step of it.</summary>
    private protected abstract SignedRevision Step(string reason, TContent content, DateTime now);

    /// <summary>Keeps what it says now.</summary>
    private protected void Keep(string reason, TContent content, DateTime now) => Keep(Step(reason, content, now));

    /// <summary>A content whose texts are in their normal form.</summary>
    private protected static TContent Checked(TContent content) => content.WithTexts((_, text) => text.Normalize(NormalizationForm.FormC));

    /// <summary>Goes on only where there is something that readers do not have.</summary>
    /// <exception cref="NewsroomRule"><c>nothing-to-publish</c>.</exception>
    private protected void DemandNews()
    {
        if (IsPublic && Working is null)
            throw new NewsroomRule("nothing-to-publish", "What is live is already what the desk has.") { Allowed = ActionsOf };
    }

    /// <summary>Shows readers a content, and says why they are told and which members of what they had changed.</summary>
    /// <param name="content">What they see from now on.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="ran">When it first ran, if earlier than now; it counts once.</param>
    private protected (ChangeReason Reason, List<string> Changed) Show(TContent content, DateTime now, DateTime? ran = null)
    {
        var reason =
            IsPublic ? ChangeReason.Updated
            : WasPublic ? ChangeReason.Republished
            : ChangeReason.Published;
        List<string> changed = Live is null ? [] : [.. content.DifferencesFrom(Live)];
        if (!IsPublic)
            Leave(new Effect.StandingTurned());
        Apply(content);
        PublishedAt ??= (ran ?? now).CutToMilliseconds();
        UpdatedAt = WasPublic ? Clock.NeverBefore(UpdatedAt, now) : PublishedAt;
        RaiseVersion(now);
        SetPublic(true);
        return (reason, changed);
    }

    /// <summary>Takes it from readers.</summary>
    private protected void Hide(DateTime now)
    {
        if (IsPublic)
            Leave(new Effect.StandingTurned());
        SetPublic(false);
        RaiseVersion(now);
    }

    /// <summary>Makes a content what is live, and with it what the desk has.</summary>
    private protected virtual void Apply(TContent content, bool keepWorking = false)
    {
        SetLive(Checked(content));
        SortTitle = SortKey.Of(Live!.Title);
        Language = Live.Language;
        if (Working is null || !keepWorking)
            SetWorking(null);
    }

    /// <summary>Leaves a content without a word where there was one.</summary>
    private protected void Empty(TContent nothing)
    {
        if (Live is not null)
            SetLive(nothing);
        SetWorking(Live is null ? nothing : null);
        SortTitle = "";
    }

    private protected void SetWorking(TContent? content)
    {
        Working = content;
        Leave(new Effect.ContentSet(ArticleCopy.Working));
        DeskTitle = (content ?? Live!).Title;
        DeskSortTitle = SortKey.Of(DeskTitle);
    }

    private void SetLive(TContent content)
    {
        Live = content;
        Leave(new Effect.ContentSet(ArticleCopy.Live));
    }
}
