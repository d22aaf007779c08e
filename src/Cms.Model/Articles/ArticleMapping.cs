using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Articles;

internal sealed class ArticleMapping
    : IEntityTypeConfiguration<Article>,
        IEntityTypeConfiguration<ArticleLink>,
        IEntityTypeConfiguration<ArticleDocument>,
        IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.IsWrittenThing();
        builder.Property(a => a.Live).HasJson();
        builder.Property(a => a.Working).HasJson();
        builder.Property(a => a.Corrections).HasJson();
        builder.Property(a => a.Withdrawal).HasJson();
        // What a list, a version and a date need stays in narrow rows, of which a page of the file holds many.
        builder.SplitToTable("article_contents", contents =>
        {
            contents.Property(a => a.Live);
            contents.Property(a => a.Working);
        });
        builder.Property(a => a.EmbargoPartners).HasJson();
        builder.Ignore(a => a.DueAt);
        // What the desk sorts by, and what falls due.
        builder.HasIndex(a => new { a.EditedAt, a.Id });
        builder.HasIndex(a => new
        {
            a.Status,
            a.EditedAt,
            a.Id,
        });
        builder.HasIndex(a => new
        {
            a.CreatedBy,
            a.EditedAt,
            a.Id,
        });
        builder.HasIndex(a => new { a.DeskSortTitle, a.Id });
        builder.HasIndex(a => a.TrashedAt).HasFilter("trashed_at IS NOT NULL");
        builder.HasIndex(a => a.ScheduledFor).HasFilter("scheduled_for IS NOT NULL");
        builder.HasIndex(a => a.EmbargoUntil).HasFilter("embargo_until IS NOT NULL");
        // Each public order readers can ask for walks one of these.
        builder.HasIndex(a => new
        {
            a.IsPublic,
            a.PublishedAt,
            a.Id,
        });
        builder.HasIndex(a => new
        {
            a.IsPublic,
            a.ModifiedAt,
            a.Id,
        });
        builder.HasIndex(a => new
        {
            a.IsPublic,
            a.SortTitle,
            a.Id,
        });
        builder.HasIndex(a => new
        {
            a.IsPublic,
            a.Language,
            a.PublishedAt,
            a.Id,
        });
        builder.HasIndex(a => new
        {
            a.IsPublic,
            a.Genre,
            a.PublishedAt,
            a.Id,
        });
        builder.HasIndex(a => new { a.IsPublic, a.Id });
        builder.HasIndex(a => new { a.ModifiedAt, a.Id }).HasFilter("is_public = FALSE AND was_public = TRUE");
        builder.HasIndex(a => a.TranslationOf);
    }

    public void Configure(EntityTypeBuilder<ArticleLink> builder)
    {
        builder.HasKey(l => new
        {
            l.ArticleId,
            l.Copy,
            l.Kind,
            l.TargetId,
        });
        builder.Property(l => l.Role).HasMaxLength(40);
        builder.HasIndex(l => new
        {
            l.Copy,
            l.Kind,
            l.TargetId,
            l.Published,
            l.ArticleId,
        });
        builder.HasOne<Article>().WithMany().HasForeignKey(l => l.ArticleId);
    }

    public void Configure(EntityTypeBuilder<ArticleDocument> builder)
    {
        builder.ToTable("article_cards");
        builder.HasKey(d => d.ArticleId);
        // Lists read the cards alone.
        builder.SplitToTable("article_documents", rest =>
        {
            rest.Property(d => d.Tags);
            rest.Property(d => d.Details);
            rest.Property(d => d.Html);
        });
        builder.HasOne<Article>().WithOne().HasForeignKey<ArticleDocument>(d => d.ArticleId);
    }

    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.HasKey(r => new { r.ArticleId, r.Number });
        builder.IsSignedRevision();
        builder.Property(r => r.Content).HasJson();
        builder.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId);
    }
}
