using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Changes;
using Cms.Model.Partners;

namespace Cms.Model.Saving;

/// <summary>What a verb did that does not end with the thing's own row: the save that stores the thing follows it up.</summary>
internal abstract record Effect
{
    private Effect() { }

    /// <summary>Somebody did this: the audit log says so.</summary>
    public sealed record Acted(string Verb) : Effect;

    /// <summary>Others hear of it: readers or partners, and what shows the thing.</summary>
    public sealed record Announced(Announcement What) : Effect;

    /// <summary>One copy of what a piece says is another now, and refers to other things.</summary>
    public sealed record ContentSet(ArticleCopy Copy) : Effect;

    /// <summary>What readers are shown of a piece came or went, which concerns all that it shows.</summary>
    public sealed record StandingTurned : Effect;

    /// <summary>The links that show a piece before it is public end.</summary>
    public sealed record PreviewsEnded : Effect;

    /// <summary>Its words are gone for good.</summary>
    public sealed record Purged : Effect;

    /// <summary>A series has other pieces, or another order of them.</summary>
    public sealed record MembersSet : Effect;

    /// <summary>An author has another name than this one.</summary>
    public sealed record Renamed(string Former) : Effect;

    /// <summary>Nothing that is kept may tell what an author was called before.</summary>
    public sealed record NameForgotten : Effect;

    /// <summary>Readers cease to be told of an author.</summary>
    public sealed record Disappeared : Effect;

    /// <summary>An author turned out to be this one, who gets everything.</summary>
    public sealed record MergedInto(Author Into) : Effect;

    /// <summary>A partner gets what was kept back from it.</summary>
    public sealed record Resumed : Effect;

    /// <summary>These pieces are judged anew because of a rule that changed before.</summary>
    public sealed record Reviewed(IReadOnlyList<Guid> Pieces) : Effect;

    /// <summary>What partners may have must be judged anew: of this partner, source or illustration alone, or of all.</summary>
    public sealed record RulesChanged : Effect
    {
        public Guid? PartnerId { get; init; }

        public Guid? SourceId { get; init; }

        public Guid? IllustrationId { get; init; }

        /// <summary>What becomes of copies that partners lose by it.</summary>
        public PartnerAction Action { get; init; } = PartnerAction.MayKeep;

        /// <summary>What they are told; null for nothing.</summary>
        public string? Notice { get; init; }
    }
}
