using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Illustrations;

internal sealed class IllustrationMapping : IEntityTypeConfiguration<Illustration>
{
    public void Configure(EntityTypeBuilder<Illustration> builder)
    {
        builder.IsThing();
        builder.Property(i => i.File).HasJson();
        builder.Property(i => i.Facts).HasJson();
        builder.Property(i => i.UploadHash).HasMaxLength(64);
        builder.HasIndex(i => i.UploadHash);
        builder.HasIndex(i => i.CreditAuthorId);
        builder.HasIndex(i => i.CreditSourceId);
    }
}
