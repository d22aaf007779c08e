namespace Cms.Model.Partners;

/// <summary>Where a piece ran at a partner, as the partner says.</summary>
public sealed class Placement
{
    private Placement() { }

    /// <summary>A new one.</summary>
    public Placement(Guid partnerId, Guid articleId, string url, string language, PlacementKind kind, string? translator, DateTime now)
    {
        Id = Guid.CreateVersion7(now);
        (PartnerId, ArticleId, Url, Language, Kind, Translator, CreatedAt) = (
            partnerId,
            articleId,
            url,
            language,
            kind,
            translator?.Normalize(),
            now
        );
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The partner.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>The piece.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>Where it stands.</summary>
    public string Url { get; private set; } = "";

    /// <summary>In which language, a BCP 47 tag.</summary>
    public string Language { get; private set; } = "";

    /// <summary>How.</summary>
    public PlacementKind Kind { get; private set; }

    /// <summary>Who translated it; null for nobody named.</summary>
    public string? Translator { get; private set; }

    /// <summary>When the partner said so, UTC.</summary>
    public DateTime CreatedAt { get; private set; }
}
