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
        // What the desk sorts by.
        builder.HasIndex(i => new { i.CreatedAt, i.Id });
        builder.HasIndex(i => new { i.ModifiedAt, i.Id });
        builder.HasIndex(i => i.UploadHash);
        builder.HasIndex(i => i.CreditAuthorId);
        builder.HasIndex(i => i.CreditSourceId);
    }
}
