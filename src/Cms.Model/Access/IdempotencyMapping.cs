using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Access;

internal sealed class IdempotencyMapping : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.ToTable("IdempotentAnswers");
        builder.HasKey(a => new { a.Scope, a.Key });
        builder.Property(a => a.Scope).HasMaxLength(700);
        // With room for the place of one part of a call of many.
        builder.Property(a => a.Key).HasMaxLength(IdempotentAnswer.MaxKeyLength + 8);
        builder.Property(a => a.BodyHash).HasMaxLength(32);
        builder.Property(a => a.Location).HasMaxLength(500);
        builder.Property(a => a.ETag).HasMaxLength(80);
        builder.HasIndex(a => a.At);
    }
}
