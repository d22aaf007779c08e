using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Access;

internal sealed class AccessMapping : IEntityTypeConfiguration<AccessKey>, IEntityTypeConfiguration<KeySecret>
{
    public void Configure(EntityTypeBuilder<AccessKey> builder)
    {
        builder.ToTable("AccessKeys");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(200);
        builder.Property(k => k.Scopes).HasJson();
        builder.HasMany(k => k.Secrets).WithOne().HasForeignKey(s => s.KeyId);
        builder.HasIndex(k => new { k.CreatedAt, k.Id });
        builder.HasIndex(k => new
        {
            k.PartnerId,
            k.CreatedAt,
            k.Id,
        });
        builder.HasOne<Partners.Partner>().WithMany().HasForeignKey(k => k.PartnerId);
    }

    public void Configure(EntityTypeBuilder<KeySecret> builder)
    {
        builder.ToTable("KeySecrets");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(32);
        builder.Property(s => s.Hash).HasMaxLength(32);
        builder.HasIndex(s => s.KeyId);
    }
}
