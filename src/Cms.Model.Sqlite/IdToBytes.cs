using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cms.Model.Sqlite;

/// <summary>Ids as 16 bytes, big-endian, so that their order is the order of their making and the same as PostgreSQL's.</summary>
internal sealed class IdToBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
