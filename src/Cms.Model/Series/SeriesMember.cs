namespace Cms.Model.Series;

/// <summary>A piece's place in a series.</summary>
public sealed class SeriesMember
{
    private SeriesMember() { }

    internal SeriesMember(Guid seriesId, SeriesPlace place, int position, SeriesKind kind)
    {
        SeriesId = seriesId;
        ArticleId = place.ArticleId;
        Kind = kind;
        MoveTo(place, position);
    }

    /// <summary>The series.</summary>
    public Guid SeriesId { get; private set; }

    /// <summary>The piece.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>The series' kind, kept here so that the database refuses a piece in two multipart series.</summary>
    public SeriesKind Kind { get; private set; }

    /// <summary>Its place, from 0, without ties.</summary>
    public int Position { get; private set; }

    /// <summary>Its number; null for a companion piece.</summary>
    public int? Part { get; private set; }

    /// <summary>The number as printed; null if none is.</summary>
    public string? Label { get; private set; }

    /// <summary>The piece's date while readers see it; null otherwise.</summary>
    public DateTime? Published { get; internal set; }

    internal void MoveTo(SeriesPlace place, int position) => (Position, Part, Label) = (position, place.Part, place.Label);
}
