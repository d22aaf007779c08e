using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model;

/// <summary>What the tables of all things have in common.</summary>
internal static class ThingMapping
{
    public static void IsThing<T>(this EntityTypeBuilder<T> builder)
        where T : Thing
    {
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.EditVersion).IsConcurrencyToken();
        builder.Ignore(t => t.Kind);
    }

    public static void IsNamedThing<T>(this EntityTypeBuilder<T> builder)
        where T : NamedThing
    {
        builder.IsThing();
        builder.Property(t => t.Slug).HasMaxLength(Slugs.Slug.MaxLength);
        builder.HasIndex(t => t.Slug).IsUnique();
    }

    public static void IsWrittenThing<T>(this EntityTypeBuilder<T> builder)
        where T : WrittenThing
    {
        builder.IsNamedThing();
        builder.Property(t => t.SortTitle).HasMaxLength(SortKey.MaxLength);
        builder.Property(t => t.Language).HasMaxLength(35);
        builder.Property(t => t.DeskTitle).HasMaxLength(300);
        builder.Property(t => t.DeskSortTitle).HasMaxLength(SortKey.MaxLength);
        builder.Property(t => t.CreatedBy).HasMaxLength(Access.Actor.MaxIdLength);
        builder.Ignore(t => t.Actions);
    }

    public static void IsSignedRevision<T>(this EntityTypeBuilder<T> builder)
        where T : SignedRevision
    {
        builder.Property(r => r.Reason).HasMaxLength(40);
        builder.Property(r => r.ActorId).HasMaxLength(Access.Actor.MaxIdLength);
        builder.Property(r => r.ActorName).HasMaxLength(200);
    }
}
