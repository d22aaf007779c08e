using Cms.Model.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Search;

internal sealed class SearchMapping : IEntityTypeConfiguration<SearchPiece>, IEntityTypeConfiguration<SearchKey>
{
    public void Configure(EntityTypeBuilder<SearchPiece> builder)
    {
        builder.HasKey(p => p.Number);
        builder.Property(p => p.Number).ValueGeneratedNever();
        builder.Property(p => p.Language).HasMaxLength(35);
        builder.HasIndex(p => p.ArticleId).IsUnique();
        builder.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId);
        builder.ToTable("search_pieces");
    }

    public void Configure(EntityTypeBuilder<SearchKey> builder)
    {
        builder.HasKey(k => new
        {
            k.Kind,
            k.Key,
            k.ThingId,
        });
        builder.Property(k => k.Key).HasMaxLength(SearchKey.MaxLength);
        builder.HasIndex(k => k.ThingId);
        builder.ToTable("search_keys");
    }
}
