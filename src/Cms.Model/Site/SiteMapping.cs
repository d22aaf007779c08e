using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Site;

internal sealed class SiteMapping : IEntityTypeConfiguration<MagazineSite>
{
    public void Configure(EntityTypeBuilder<MagazineSite> builder)
    {
        builder.IsThing();
        builder.Property(s => s.Facts).HasJson();
    }
}
