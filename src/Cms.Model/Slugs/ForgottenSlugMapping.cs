using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Slugs;

internal sealed class ForgottenSlugMapping : IEntityTypeConfiguration<ForgottenSlug>
{
    public void Configure(EntityTypeBuilder<ForgottenSlug> builder)
    {
        builder.HasKey(s => new { s.Kind, s.Hash });
        builder.Property(s => s.Hash).HasMaxLength(64);
    }
}
