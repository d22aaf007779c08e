using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Sources;

internal sealed class SourceMapping : IEntityTypeConfiguration<SyndicationSource>
{
    public void Configure(EntityTypeBuilder<SyndicationSource> builder)
    {
        builder.IsNamedThing();
        builder.Ignore(s => s.Profile);
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(s => s.HomePage).HasMaxLength(2000);
        builder.Property(s => s.License).HasJson();
        builder.Property(s => s.Onward).HasJson();
        builder.HasIndex(s => s.OnwardEndsAt).HasFilter("onward_ends_at IS NOT NULL");
        builder.HasIndex(s => new
        {
            s.IsPublic,
            s.SortName,
            s.Id,
        });
        builder.HasIndex(s => new
        {
            s.IsPublic,
            s.ModifiedAt,
            s.Id,
        });
    }
}
