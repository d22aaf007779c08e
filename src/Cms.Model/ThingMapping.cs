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
}
