using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles;
using Cms.Model.Topics;

namespace Cms.Api.Partners.Articles;

/// <summary>A piece as one partner may have it: every form of it is written from this.</summary>
internal sealed record PartnerPiece
{
    /// <summary>The piece.</summary>
    public required Article Article { get; init; }

    /// <summary>Its card, with the license it goes out under and a lead picture only where that is cleared.</summary>
    public required ArticleSummary Summary { get; init; }

    /// <summary>What it has beyond that.</summary>
    public required ArticleDetails Details { get; init; }

    /// <summary>Its body.</summary>
    public required Model.Articles.Bodies.ArticleBody Body { get; init; }

    /// <summary>What its body shows: pictures that are cleared, and no others.</summary>
    public required BodyReferences References { get; init; }

    /// <summary>What the partner may do with it.</summary>
    public required PartnerRightsResponse Rights { get; init; }

    /// <summary>What its topics are called in others' schemes, by topic.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<TopicCode>> TopicCodes { get; init; }

    /// <summary>When a right ends by which it goes on, UTC; null where none that is known does.</summary>
    public required DateTime? ExpiresAt { get; init; }

    /// <summary>The cleared pictures with their files, that of its card first.</summary>
    public required IReadOnlyList<OnwardIllustration> Illustrations { get; init; }

    /// <summary>Those of its contributors that are no persons.</summary>
    public required IReadOnlyCollection<Guid> Organizations { get; init; }

    /// <summary>The article as our JSON, its body in these formats.</summary>
    public ReadyArticle In(IReadOnlyCollection<string> formats) =>
        ReadyArticle.Of(new ShapedArticle(Summary, Details, Body, References), formats);

    /// <summary>The same piece with some of its pictures loaded from elsewhere.</summary>
    /// <param name="addresses">Their addresses, by illustration.</param>
    public PartnerPiece WithPicturesAt(IReadOnlyDictionary<Guid, string> addresses)
    {
        return this with
        {
            Summary = Summary with { LeadIllustration = Summary.LeadIllustration is { } lead ? Moved(lead) : null },
            References = References with { Illustrations = References.Illustrations.ToDictionary(i => i.Key, i => Moved(i.Value)) },
        };

        IllustrationResponse Moved(IllustrationResponse shown) =>
            addresses.TryGetValue(shown.Id, out var address) ? shown with { Src = address, Srcset = null, Template = null } : shown;
    }
}
