using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.WebSub;

internal sealed class FeedSubscriptionMapping : IEntityTypeConfiguration<FeedSubscription>
{
    public void Configure(EntityTypeBuilder<FeedSubscription> builder)
    {
        builder.ToTable("FeedSubscriptions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Topic).HasMaxLength(FeedSubscription.MaxTopicLength);
        builder.Property(s => s.Callback).HasMaxLength(FeedSubscription.MaxCallbackLength);
        builder.Property(s => s.Host).HasMaxLength(255);
        builder.Property(s => s.Secret).HasMaxLength(FeedSubscription.MaxSecretBytes);
        builder.Property(s => s.WishedSecret).HasMaxLength(FeedSubscription.MaxSecretBytes);
        builder.Property(s => s.Sent).HasMaxLength(64);
        builder.Property(s => s.EditVersion).IsConcurrencyToken();
        builder.HasIndex(s => new { s.Topic, s.Callback }).IsUnique();
        builder.HasIndex(s => s.Host);
        builder.HasIndex(s => s.AskAt);
        builder.HasIndex(s => s.LeaseEndsAt);
    }
}
