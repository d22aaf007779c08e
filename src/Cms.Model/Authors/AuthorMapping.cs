using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Authors;

internal sealed class AuthorMapping : IEntityTypeConfiguration<Author>
{
    public void Configure(EntityTypeBuilder<Author> builder)
    {
        builder.IsNamedThing();
        builder.Ignore(a => a.Profile);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.Affiliation).HasMaxLength(200);
        builder.Property(a => a.Links).HasJson();
        builder.Property(a => a.PrintedAs).HasMaxLength(200);
        builder.HasIndex(a => new
        {
            a.IsPublic,
            a.SortName,
            a.Id,
        });
        builder.HasIndex(a => new
        {
            a.IsPublic,
            a.ModifiedAt,
            a.Id,
        });
        // What the desk sorts by.
        builder.HasIndex(a => new { a.SortName, a.Id });
        builder.HasIndex(a => new { a.ModifiedAt, a.Id });
        builder.HasIndex(a => a.PortraitId);
        builder.HasIndex(a => a.MergedInto).HasFilter("merged_into IS NOT NULL");
    }
}
