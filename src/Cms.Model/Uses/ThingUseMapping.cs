using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Uses;

internal sealed class ThingUseMapping : IEntityTypeConfiguration<ThingUse>
{
    public void Configure(EntityTypeBuilder<ThingUse> builder)
    {
        builder.HasKey(u => new
        {
            u.HolderId,
            u.Copy,
            u.TargetKind,
            u.TargetId,
        });
        builder.HasIndex(u => new { u.TargetId, u.HolderId });
    }
}
