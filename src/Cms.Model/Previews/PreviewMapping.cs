using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Previews;

internal sealed class PreviewMapping : IEntityTypeConfiguration<Preview>
{
    public void Configure(EntityTypeBuilder<Preview> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.TokenHash).HasMaxLength(32);
        builder.Property(p => p.Content).HasJson();
        builder.Property(p => p.PageContent).HasJson();
        builder.Property(p => p.Layout).HasJson();
        builder.Property(p => p.ActorId).HasMaxLength(Access.Actor.MaxIdLength);
        builder.Property(p => p.ActorName).HasMaxLength(200);
        builder.HasIndex(p => p.TokenHash).IsUnique();
        builder.HasIndex(p => new
        {
            p.ThingId,
            p.CreatedAt,
            p.Id,
        });
        builder.HasIndex(p => p.ExpiresAt);
    }
}
