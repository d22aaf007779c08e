using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Audit;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ActorId).HasMaxLength(Actor.MaxIdLength);
        builder.Property(e => e.ActorName).HasMaxLength(200);
        builder.Property(e => e.Action).HasMaxLength(40);
        builder.Property(e => e.Kind).HasMaxLength(24);
        builder.Property(e => e.Name).HasMaxLength(300);
        builder.HasIndex(e => new { e.At, e.Id });
        builder.HasIndex(e => new
        {
            e.ThingId,
            e.At,
            e.Id,
        });
        builder.HasIndex(e => new
        {
            e.ActorId,
            e.At,
            e.Id,
        });
    }
}
