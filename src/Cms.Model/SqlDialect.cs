using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model;

/// <summary>What one kind of database says otherwise than another, in statements, in their values and in the answers.</summary>
public abstract class SqlDialect
{
    /// <summary>What locks rows read by a SELECT until the end of the transaction; empty where a writer is alone anyway.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>The same, leaving out rows that somebody else holds: for work that can wait and shall hold up nobody.</summary>
    public abstract string ForUpdateOfFree { get; }

    /// <summary>The same for rows that only have to stay as they are: any number may hold them so, none may change them.</summary>
    public abstract string ForShare { get; }

    /// <summary>How ids and instants are stored.</summary>
    public abstract void ConfigureConventions(ModelConfigurationBuilder configuration);

    /// <summary>An id as a statement's value.</summary>
    public abstract object Value(Guid id);

    /// <summary>An instant as a statement's value.</summary>
    public abstract object Value(DateTime instant);

    /// <summary>Any number of ids as one value of a statement, for <see cref="IdsOf"/>.</summary>
    public abstract object Value(IReadOnlyCollection<Guid> ids);

    /// <summary>The query for the ids in a value of the statement.</summary>
    public abstract string IdsOf(string value);

    /// <summary>The expression for whether a column of text, or of bytes, holds another text, or other bytes.</summary>
    public abstract string Holds(string column, string value);

    /// <summary>An id out of an answer.</summary>
    public abstract Guid GetId(DbDataReader row, int column);

    /// <summary>An instant out of an answer.</summary>
    public abstract DateTime GetInstant(DbDataReader row, int column);

    /// <summary>The expression for <see cref="Clock.NextModified"/> of a column and the statement's value for now.</summary>
    public abstract string NextModified(string column, string now);

    /// <summary>The expression for the present moment by the database's own clock, so many seconds from now.</summary>
    /// <param name="seconds">A number, or the statement's value of one.</param>
    public abstract string InSeconds(string seconds);
}
