using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model;

/// <summary>What the tables of all records of the desk have in common.</summary>
internal static class DeskRecordMapping
{
    public static void IsDeskRecord<T>(this EntityTypeBuilder<T> builder)
        where T : DeskRecord
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.EditVersion).IsConcurrencyToken();
    }
}
