using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Changes;

internal sealed class ChangeMapping : IEntityTypeConfiguration<Change>, IEntityTypeConfiguration<ChangeHead>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.HasKey(c => c.Sequence);
        builder.Property(c => c.Sequence).ValueGeneratedNever();
        builder.Property(c => c.Slug).HasMaxLength(Slugs.Slug.MaxLength);
        builder.Property(c => c.PreviousSlug).HasMaxLength(Slugs.Slug.MaxLength);
        builder.Property(c => c.Changed).HasMaxLength(500);
        builder.Property(c => c.Tags).HasMaxLength(4000);
        builder.Property(c => c.Notice).HasMaxLength(2000);
        builder.HasIndex(c => new { c.IsPublic, c.Sequence });
        // What is gone is found without walking what came. Said to be unique, it gives their order by itself.
        builder.HasIndex(c => c.Sequence).IsUnique().HasFilter($"op = '{ChangeOp.Remove}'");
        // The newest row of each thing is kept for ever.
        builder.HasIndex(c => new { c.ThingId, c.Sequence });
    }

    public void Configure(EntityTypeBuilder<ChangeHead> builder)
    {
        builder.HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
    }
}
