using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Slugs;

internal sealed class SlugMapping : IEntityTypeConfiguration<SlugName>
{
    public void Configure(EntityTypeBuilder<SlugName> builder)
    {
        builder.HasKey(s => new { s.Kind, s.Slug });
        builder.Property(s => s.Slug).HasMaxLength(Slugs.Slug.MaxLength);
        builder.HasIndex(s => new { s.TargetId, s.Kind });
        builder.HasIndex(s => new
        {
            s.IsCurrent,
            s.At,
            s.Slug,
            s.TargetId,
        });
    }
}
