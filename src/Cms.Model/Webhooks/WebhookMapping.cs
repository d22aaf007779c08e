using Cms.Model.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Webhooks;

internal sealed class WebhookMapping
    : IEntityTypeConfiguration<Webhook>,
        IEntityTypeConfiguration<WebhookMessage>,
        IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("Webhooks");
        builder.HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Name).HasMaxLength(Webhook.MaxNameLength);
        builder.Property(w => w.Url).HasMaxLength(Webhook.MaxUrlLength);
        builder.Property(w => w.Events).HasJson();
        builder.Property(w => w.DisabledReason).HasMaxLength(300);
        builder.Property(w => w.Secret).HasMaxLength(WebhookSignature.MaxSecretLength);
        builder.Property(w => w.FormerSecret).HasMaxLength(WebhookSignature.MaxSecretLength);
        builder.Property(w => w.EditVersion).IsConcurrencyToken();
        builder.HasOne<Partner>().WithMany().HasForeignKey(w => w.PartnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new
        {
            w.PartnerId,
            w.CreatedAt,
            w.Id,
        });
    }

    public void Configure(EntityTypeBuilder<WebhookMessage> builder)
    {
        builder.ToTable("WebhookMessages");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Type).HasMaxLength(WebhookMessage.MaxTypeLength);
        builder.Property(m => m.Sequences).HasJson();
        // Whoever sends it anew at the desk and whoever just sent it do not overlook each other.
        builder.Property(m => m.Tries).IsConcurrencyToken();
        builder.Ignore(m => m.PublicId);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(m => m.WebhookId).OnDelete(DeleteBehavior.Cascade);
        // What is due, lane by lane.
        builder.HasIndex(m => new
        {
            m.WebhookId,
            m.State,
            m.Lane,
            m.NextTryAt,
            m.Sequence,
        });
        builder.HasIndex(m => new
        {
            m.WebhookId,
            m.CreatedAt,
            m.Sequence,
            m.Id,
        });
        builder.HasIndex(m => m.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("WebhookAttempts");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Answer).HasMaxLength(WebhookAttempt.MaxAnswerBytes);
        builder.HasOne<WebhookMessage>().WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new
        {
            a.MessageId,
            a.At,
            a.Id,
        });
    }
}
