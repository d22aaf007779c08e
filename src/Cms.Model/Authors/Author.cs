using Cms.Model.Changes;

namespace Cms.Model.Authors;

/// <summary>A person or organization credited for pieces.</summary>
public sealed class Author : ShownThing
{
    private Author() { }

    /// <summary>A new author.</summary>
    public Author(string slug, AuthorKind kind, AuthorProfile profile, DateTime now)
        : base(slug, now)
    {
        AuthorKind = kind;
        Take(profile);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Author;

    /// <summary>Person or organization.</summary>
    public AuthorKind AuthorKind { get; private set; }

    /// <summary>The name as printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name's sort key.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>A few sentences, plain text.</summary>
    public string? Bio { get; private set; }

    /// <summary>Their title today.</summary>
    public string? Title { get; private set; }

    /// <summary>Whom they work for today.</summary>
    public string? Affiliation { get; private set; }

    /// <summary>Where else to find them.</summary>
    public IReadOnlyList<AuthorLink> Links { get; private set; } = [];

    /// <summary>Their portrait.</summary>
    public Guid? PortraitId { get; private set; }

    /// <summary>
    /// What is printed in place of their name; null while they are named. Readers are then told nothing else of them: no
    /// name, no page, and of no two pieces that they are theirs.
    /// </summary>
    public string? PrintedAs { get; private set; }

    /// <summary>The author that this one turned out to be, to whom all pieces were moved; null for one of their own.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>All that is said of them.</summary>
    public AuthorProfile Profile =>
        new()
        {
            Name = Name,
            Bio = Bio,
            Title = Title,
            Affiliation = Affiliation,
            Links = Links,
            PortraitId = PortraitId,
        };

    /// <summary>Says that they are a person, or an organization, after all.</summary>
    public void Become(AuthorKind kind, DateTime now)
    {
        AuthorKind = kind;
        Edited(now, "kind");
    }

    /// <summary>Changes what is said of them, at once.</summary>
    public void Edit(AuthorProfile profile, DateTime now)
    {
        Take(profile);
        Edited(now, "profile");
    }

    /// <summary>
    /// Leaves nothing that tells what they were called before: former addresses lead nowhere and to nobody, and what is kept
    /// says the present name. What others wrote in their own words stays.
    /// </summary>
    public void ForgetFormerName(DateTime now)
    {
        DemandUntrashed();
        IsForgetting = true;
        Act("forget-former-name");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["name"]));
    }

    /// <summary>Prints something else in place of their name from now on, and tells readers nothing of them.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>, <c>printed-as-name</c>.</exception>
    public void Anonymize(string printedAs, DateTime now)
    {
        DemandUntrashed();
        printedAs = printedAs.Normalize();
        if (Slugs.Slug.IsNamedIn(Slugs.Slug.Words(printedAs), Slugs.Slug.Words(Name)))
            throw new NewsroomRule("printed-as-name", "What is printed in place of the name holds the name; choose other words.");
        if (printedAs == PrintedAs)
            return;
        IsDisappearing = PrintedAs is null;
        PrintedAs = printedAs;
        Act("anonymize");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["name"]) { IsHidden = true });
    }

    /// <summary>Prints their name again.</summary>
    public void LiftAnonymity(DateTime now)
    {
        DemandUntrashed();
        if (PrintedAs is null)
            throw new NewsroomRule("wrong-state", "They are named already.");
        PrintedAs = null;
        Act("lift-anonymity");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["name"]));
    }

    /// <summary>
    /// Says that they are somebody the desk has already: every piece and credit moves there, printed as it was printed, and
    /// their addresses lead on. There is no way back.
    /// </summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>, <c>merge-with-itself</c>, <c>merge-of-anonymous</c>,
    /// <c>reference-trashed</c>.</exception>
    public void MergeInto(Author into, DateTime now)
    {
        DemandUntrashed();
        if (into.Id == Id)
            throw new NewsroomRule("merge-with-itself", "An author cannot be merged into itself.");
        if (into.TrashedAt is not null)
            throw new NewsroomRule("reference-trashed", "The author to merge into lies in the trash; restore it first.");
        if (PrintedAs is not null || into.PrintedAs is not null)
            throw new NewsroomRule(
                "merge-of-anonymous",
                "One of the two is not named, and a merge would tell who it is; print the name again first."
            );
        (MergedInto, Merging) = (into.Id, into);
        Retire(now, "merge");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Remove, ChangeReason.Unpublished, []) { ReplacementId = into.Id });
        // Whoever gets the pieces may become public by them.
        into.Announce(Announcement.Standing);
    }

    /// <summary>The name before the present save; null where it is the same.</summary>
    internal string? FormerName { get; private set; }

    /// <summary>Whether what they were called before is to be forgotten with this save.</summary>
    internal bool IsForgetting { get; private set; }

    /// <summary>Whether readers cease to be told of them with this save.</summary>
    internal bool IsDisappearing { get; private set; }

    /// <summary>Who gets everything with this save.</summary>
    internal Author? Merging { get; private set; }

    /// <inheritdoc />
    internal override string? PublicSlug => PrintedAs is null ? Slug : null;

    /// <summary>Notes that the save did what was asked of it.</summary>
    internal void Settle() => (FormerName, IsForgetting, IsDisappearing, Merging) = (null, false, false, null);

    private protected override bool IsGoneForGood => MergedInto is not null;

    private protected override void Clear() =>
        (Name, SortName, Bio, Title, Affiliation, Links, PortraitId, PrintedAs) = (
            "",
            "",
            null,
            null,
            null,
            [],
            null,
            PrintedAs is null ? null : ""
        );

    private protected override void DemandUntrashed()
    {
        if (MergedInto is not null)
            throw new NewsroomRule("wrong-state", "It was merged into another author.");
        base.DemandUntrashed();
    }

    private void Take(AuthorProfile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Name))
            throw new NewsroomRule("name-required", "An author has a name.");
        var name = profile.Name.Normalize();
        if (Name.Length > 0 && Name != name)
            FormerName ??= Name;
        Name = name;
        SortName = SortKey.Of(Name);
        (Bio, Title, Affiliation, Links, PortraitId) = (profile.Bio, profile.Title, profile.Affiliation, profile.Links, profile.PortraitId);
    }
}
