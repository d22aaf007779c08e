using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Topics;

internal sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.IsNamedThing();
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(t => t.Codes).HasJson();
        builder.HasIndex(t => new
        {
            t.IsPublic,
            t.SortName,
            t.Id,
        });
        builder.HasIndex(t => new
        {
            t.IsPublic,
            t.ModifiedAt,
            t.Id,
        });
    }
}
