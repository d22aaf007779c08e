using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Series;

internal sealed class SeriesMapping
    : IEntityTypeConfiguration<ArticleSeries>,
        IEntityTypeConfiguration<SeriesMember>,
        IEntityTypeConfiguration<SeriesSource>
{
    public void Configure(EntityTypeBuilder<ArticleSeries> builder)
    {
        builder.IsNamedThing();
        builder.Ignore(s => s.Profile);
        builder.Property(s => s.Title).HasMaxLength(300);
        builder.Property(s => s.SortTitle).HasMaxLength(SortKey.MaxLength);
        builder.HasMany(s => s.Members).WithOne().HasForeignKey(m => m.SeriesId);
        builder.HasMany(s => s.Sources).WithOne().HasForeignKey(m => m.SeriesId);
        builder.HasIndex(s => new
        {
            s.IsPublic,
            s.SortTitle,
            s.Id,
        });
        builder.HasIndex(s => new
        {
            s.IsPublic,
            s.ModifiedAt,
            s.Id,
        });
    }

    public void Configure(EntityTypeBuilder<SeriesMember> builder)
    {
        builder.HasKey(m => new { m.SeriesId, m.ArticleId });
        builder.Property(m => m.Label).HasMaxLength(80);
        builder.HasIndex(m => new
        {
            m.SeriesId,
            m.Published,
            m.ArticleId,
        });
        builder.HasIndex(m => new
        {
            m.SeriesId,
            m.Position,
            m.ArticleId,
        });
        // A piece belongs to at most one multipart series.
        builder.HasIndex(m => m.ArticleId).IsUnique().HasFilter("kind = 'Multipart'").HasDatabaseName("one_multipart_series");
        builder.HasIndex(m => new { m.ArticleId, m.SeriesId });
    }

    public void Configure(EntityTypeBuilder<SeriesSource> builder)
    {
        builder.HasKey(s => new { s.SeriesId, s.SourceId });
        builder.HasIndex(s => s.SourceId);
    }
}
