using Cms.Model.Home;

namespace Cms.Api.Admin.Home;

/// <summary>The front page as the desk has it.</summary>
public sealed record AdminHomeResponse
{
    /// <summary>Counts saves; the ETag is <c>"e&lt;editVersion&gt;"</c>.</summary>
    public required int EditVersion { get; init; }

    /// <summary>Counts the front pages that the editors have published.</summary>
    public required int Version { get; init; }

    /// <summary>When it was last published, UTC; null before the first time.</summary>
    public required DateTime? ModifiedAt { get; init; }

    /// <summary>What readers see.</summary>
    public required HomeLayoutContent Live { get; init; }

    /// <summary>What the editors are at; null when nothing differs.</summary>
    public required HomeLayoutContent? Draft { get; init; }

    internal static AdminHomeResponse From(HomePage home) =>
        new()
        {
            EditVersion = home.EditVersion,
            Version = home.Version,
            ModifiedAt = home.IsPublic ? home.ModifiedAt : null,
            Live = HomeLayoutContent.From(home.Live),
            Draft = home.Draft is null ? null : HomeLayoutContent.From(home.Draft),
        };
}

/// <summary>A front page as stored. It can be sent back as it is.</summary>
public sealed record HomeLayoutContent
{
    /// <summary>Its slots from top to bottom.</summary>
    public required IReadOnlyList<HomeSlotContent> Slots { get; init; }

    internal static HomeLayoutContent From(HomeLayout layout) =>
        new()
        {
            Slots =
            [
                .. layout.Slots.Select(s => new HomeSlotContent
                {
                    Key = s.Key,
                    Kind = s.Kind,
                    Title = s.Title,
                    Text = s.Text,
                    SeriesId = s.SeriesId,
                    LeadId = s.LeadId,
                    ArticleIds = s.ArticleIds,
                    Limit = s.Limit,
                }),
            ],
        };
}

/// <summary>A slot as stored.</summary>
public sealed record HomeSlotContent
{
    /// <summary>Its name for frontends.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>The heading above it; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>The words under the heading; null for none.</summary>
    public required string? Text { get; init; }

    /// <summary>The series it shows; null for none.</summary>
    public required Guid? SeriesId { get; init; }

    /// <summary>The piece that comes first; null for none.</summary>
    public required Guid? LeadId { get; init; }

    /// <summary>Pieces picked by hand, in order.</summary>
    public required IReadOnlyList<Guid> ArticleIds { get; init; }

    /// <summary>Most pieces shown.</summary>
    public required int Limit { get; init; }
}
