using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Pages;

internal sealed class PageMapping : IEntityTypeConfiguration<Page>, IEntityTypeConfiguration<PageRevision>
{
    public void Configure(EntityTypeBuilder<Page> builder)
    {
        builder.IsWrittenThing();
        builder.Property(p => p.Live).HasJson();
        builder.Property(p => p.Working).HasJson();
        builder.Property(p => p.ParentSlug).HasMaxLength(Slugs.Slug.MaxLength);
        builder.Ignore(p => p.Status);
        // Each public order readers can ask for walks one of these.
        builder.HasIndex(p => new
        {
            p.IsPublic,
            p.SortTitle,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.IsPublic,
            p.ModifiedAt,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.ParentSlug,
            p.IsPublic,
            p.SortTitle,
            p.Id,
        });
        builder.HasIndex(p => new { p.DeskSortTitle, p.Id });
    }

    public void Configure(EntityTypeBuilder<PageRevision> builder)
    {
        builder.HasKey(r => new { r.PageId, r.Number });
        builder.IsSignedRevision();
        builder.Property(r => r.Content).HasJson();
        builder.HasOne<Page>().WithMany().HasForeignKey(r => r.PageId);
    }
}
