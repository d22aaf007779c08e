using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Home;

internal sealed class HomeMapping : IEntityTypeConfiguration<HomePage>
{
    public void Configure(EntityTypeBuilder<HomePage> builder)
    {
        builder.IsThing();
        builder.Property(h => h.Live).HasJson();
        builder.Property(h => h.Draft).HasJson();
    }
}
