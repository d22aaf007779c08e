using Cms.Model.Changes;

namespace Cms.Model.Series;

/// <summary>A multipart series or a curated collection.</summary>
public sealed class ArticleSeries : ShownThing
{
    private readonly List<SeriesMember> _members = [];
    private readonly List<SeriesSource> _sources = [];

    private ArticleSeries() { }

    /// <summary>A new series.</summary>
    /// <param name="slug">Its address.</param>
    /// <param name="kind">Multipart or collection.</param>
    /// <param name="profile">What is said of it.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="sources">The publications it is made with, in order.</param>
    public ArticleSeries(string slug, SeriesKind kind, SeriesProfile profile, DateTime now, params IReadOnlyList<Guid> sources)
        : base(slug, now)
    {
        SeriesKind = kind;
        Take(profile);
        // Part of making it: another verb would be a second act in the audit log.
        Take(sources);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Series;

    /// <summary>Multipart or collection.</summary>
    public SeriesKind SeriesKind { get; private set; }

    /// <summary>The title as printed.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The title's sort key.</summary>
    public string SortTitle { get; private set; } = "";

    /// <summary>What it is about, plain text.</summary>
    public string? Description { get; private set; }

    /// <summary>How many parts were announced; null if none were.</summary>
    public int? Total { get; private set; }

    /// <summary>Whether its last piece has run.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The piece that leads it.</summary>
    public Guid? LeadId { get; private set; }

    /// <summary>Its pieces in order; loaded only for the verbs that change them.</summary>
    public IReadOnlyList<SeriesMember> Members => _members;

    /// <summary>The publications it was made with.</summary>
    public IReadOnlyList<SeriesSource> Sources => _sources;

    internal bool MembersChanged { get; set; }

    /// <summary>All that is said of it.</summary>
    public SeriesProfile Profile =>
        new()
        {
            Title = Title,
            Description = Description,
            Total = Total,
            IsComplete = IsComplete,
            LeadId = LeadId,
        };

    /// <summary>Goes on only where the kind is the one it was made with, since parts and places are counted by it.</summary>
    /// <exception cref="NewsroomRule"><c>kind-fixed</c>.</exception>
    public void KeepKind(SeriesKind kind)
    {
        if (kind != SeriesKind)
            throw new NewsroomRule(
                "kind-fixed",
                "A series keeps the kind it was made with; make another series and move the pieces there."
            );
    }

    /// <summary>Changes what is said of it, at once.</summary>
    public void Edit(SeriesProfile profile, DateTime now)
    {
        Take(profile);
        Edited(now, "profile");
    }

    /// <summary>Says with which publications it is made.</summary>
    public void MadeWith(IReadOnlyList<Guid> sources, DateTime now)
    {
        Take(sources);
        Edited(now, "sources");
    }

    /// <summary>Sets its pieces and their order, whole. Parts and labels are data, never read from titles.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>, <c>member-twice</c>, <c>part-in-collection</c>, <c>part-twice</c>,
    /// <c>too-many-parts</c>.</exception>
    public void SetMembers(IReadOnlyList<SeriesPlace> places, DateTime now)
    {
        DemandUntrashed();
        if (places.Select(p => p.ArticleId).Distinct().Count() != places.Count)
            throw new NewsroomRule("member-twice", "A piece stands in a series once.");
        if (SeriesKind == SeriesKind.Collection && places.Any(p => p.Part is not null))
            throw new NewsroomRule("part-in-collection", "A collection has no numbered parts.");
        var parts = places.Where(p => p.Part is not null).Select(p => p.Part).ToList();
        if (parts.Distinct().Count() != parts.Count)
            throw new NewsroomRule("part-twice", "Two pieces cannot be the same part.");
        if (SeriesKind == SeriesKind.Multipart && places.Count > MaxParts)
            throw new NewsroomRule("too-many-parts", $"A multipart series has at most {MaxParts} parts.");

        var former = _members.Select(m => m.ArticleId).Except(places.Select(p => p.ArticleId)).ToList();
        // One row per piece is kept and moved, not made anew, so the date each carries stays.
        _members.RemoveAll(m => former.Contains(m.ArticleId));
        for (var i = 0; i < places.Count; i++)
        {
            var member = _members.Find(m => m.ArticleId == places[i].ArticleId);
            if (member is null)
                _members.Add(new SeriesMember(Id, places[i], i, SeriesKind));
            else
                member.MoveTo(places[i], i);
        }

        MembersChanged = true;
        Act("arrange");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["articles"]) { FormerMembers = former });
    }

    /// <summary>The rule that a piece is part of at most one multipart series.</summary>
    public static NewsroomRule InOtherSeries(string? which = null) =>
        new(
            "in-other-series",
            $"A piece is part of at most one multipart series; {which ?? "one of these"} is part of another already. "
                + "Take it out there first."
        );

    /// <summary>Most parts of a multipart series, so that each part can know its neighbours.</summary>
    public const int MaxParts = 100;

    private protected override void Clear()
    {
        (Title, SortTitle, Description, Total, LeadId) = ("", "", null, null, null);
        _sources.Clear();
        _members.Clear();
    }

    private void Take(SeriesProfile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Title))
            throw new NewsroomRule("title-required", "A series has a title.");
        Title = profile.Title.Normalize();
        SortTitle = SortKey.Of(Title);
        (Description, Total, IsComplete, LeadId) = (profile.Description, profile.Total, profile.IsComplete, profile.LeadId);
    }

    private void Take(IReadOnlyList<Guid> sources)
    {
        var wanted = sources.Distinct().ToList();
        // One row per source is kept and moved, since a row made anew beside the old one has the same key.
        _sources.RemoveAll(s => !wanted.Contains(s.SourceId));
        for (var i = 0; i < wanted.Count; i++)
        {
            var source = _sources.Find(s => s.SourceId == wanted[i]);
            if (source is null)
                _sources.Add(new SeriesSource(Id, wanted[i], i));
            else
                source.MoveTo(i);
        }
    }
}
