using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Partners;

internal sealed class PartnerMapping
    : IEntityTypeConfiguration<Partner>,
        IEntityTypeConfiguration<Product>,
        IEntityTypeConfiguration<Entitlement>,
        IEntityTypeConfiguration<PartnerArticle>,
        IEntityTypeConfiguration<PartnerChange>,
        IEntityTypeConfiguration<PartnerReview>,
        IEntityTypeConfiguration<Placement>,
        IEntityTypeConfiguration<PartnerUsage>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.IsDeskRecord();
        builder.Ignore(p => p.Profile);
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(p => p.Contact).HasMaxLength(500);
        builder.Property(p => p.SuspensionNotice).HasMaxLength(1000);
        builder.Property(p => p.Selection).HasJson();
        builder.HasIndex(p => new { p.SortName, p.Id });
    }

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.IsDeskRecord();
        builder.Ignore(p => p.Terms);
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.SortName).HasMaxLength(SortKey.MaxLength);
        builder.Property(p => p.Filter).HasJson();
        builder.Property(p => p.License).HasJson();
        builder.HasIndex(p => new { p.SortName, p.Id });
    }

    public void Configure(EntityTypeBuilder<Entitlement> builder)
    {
        builder.IsDeskRecord();
        builder.HasOne<Partner>().WithMany().HasForeignKey(e => e.PartnerId);
        builder.HasOne<Product>().WithMany().HasForeignKey(e => e.ProductId);
        builder.HasIndex(e => new
        {
            e.PartnerId,
            e.CreatedAt,
            e.Id,
        });
        builder.HasIndex(e => e.ProductId);
        builder.HasIndex(e => new { e.IsInForce, e.EndsAt });
        // What is still to begin.
        builder.HasIndex(e => e.StartsAt).HasFilter("is_in_force = FALSE AND ended_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<PartnerArticle> builder)
    {
        builder.HasKey(a => new { a.PartnerId, a.ArticleId });
        builder.HasIndex(a => new { a.ArticleId, a.PartnerId });
        // The partner's list, the newest first, and its snapshot by id.
        builder.HasIndex(a => new
        {
            a.PartnerId,
            a.Standing,
            a.Published,
            a.ArticleId,
        });
        builder.HasIndex(a => new
        {
            a.PartnerId,
            a.Standing,
            a.ArticleId,
        });
        builder.HasOne<Partner>().WithMany().HasForeignKey(a => a.PartnerId);
    }

    public void Configure(EntityTypeBuilder<PartnerChange> builder)
    {
        builder.HasKey(c => new { c.PartnerId, c.Sequence });
        // The newest row of each piece, and all that must be taken down.
        builder.HasIndex(c => new
        {
            c.PartnerId,
            c.ArticleId,
            c.Sequence,
        });
        builder.HasIndex(c => new
        {
            c.PartnerId,
            c.Reason,
            c.Sequence,
        });
        // Kept as long as the row of the log with the same number.
        builder.HasIndex(c => c.Sequence);
        builder.Property(c => c.Notice).HasMaxLength(2000);
        builder.Property(c => c.Changed).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<PartnerReview> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Notice).HasMaxLength(2000);
        // Of two nodes that judge the same pieces at once, one does.
        builder.Property(r => r.After).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Url).HasMaxLength(2000);
        builder.Property(p => p.Language).HasMaxLength(35);
        builder.Property(p => p.Translator).HasMaxLength(200);
        builder.HasIndex(p => new { p.ArticleId, p.CreatedAt });
        builder.HasIndex(p => new
        {
            p.PartnerId,
            p.CreatedAt,
            p.Id,
        });
        builder.HasOne<Partner>().WithMany().HasForeignKey(p => p.PartnerId);
    }

    public void Configure(EntityTypeBuilder<PartnerUsage> builder)
    {
        builder.ToTable("PartnerUsage");
        builder.HasKey(u => new { u.PartnerId, u.Day });
        builder.HasOne<Partner>().WithMany().HasForeignKey(u => u.PartnerId);
    }
}
