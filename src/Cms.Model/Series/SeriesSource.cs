namespace Cms.Model.Series;

/// <summary>A publication a series is made with.</summary>
public sealed class SeriesSource
{
    private SeriesSource() { }

    internal SeriesSource(Guid seriesId, Guid sourceId, int position)
    {
        SeriesId = seriesId;
        SourceId = sourceId;
        Position = position;
    }

    /// <summary>The series.</summary>
    public Guid SeriesId { get; private set; }

    /// <summary>The publication.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>Its place, from 0.</summary>
    public int Position { get; private set; }

    internal void MoveTo(int position) => Position = position;
}
