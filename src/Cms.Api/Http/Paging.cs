using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cms.Model;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.WebUtilities;

namespace Cms.Api.Http;

/// <summary>What every list takes.</summary>
public abstract record ListRequest
{
    /// <summary>Most things per page.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    /// <summary>Goes on after a page: its <c>meta.nextCursor</c>, with the same filters and sort.</summary>
    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>A page by number, from 1; reaches the first 5,000 things, deeper goes by <c>cursor</c>.</summary>
    [QueryParam]
    public string? Page { get; init; }

    /// <summary>Whether to count everything that matches, as <c>meta.total</c>.</summary>
    [QueryParam]
    public string? Count { get; init; }

    /// <summary>Most things on this page.</summary>
    internal int LimitOrDefault => (int)(Parse.Number(Limit) ?? ListRules.DefaultLimit);

    /// <summary>The page's number; null under a cursor.</summary>
    internal int? PageOrDefault => Cursor is not null ? null : (int)(Parse.Number(Page) ?? 1);
}

/// <summary>The rules every list has.</summary>
public abstract class ListValidator<T> : Validator<T>
    where T : ListRequest
{
    /// <summary>Adds them.</summary>
    protected ListValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
        RuleFor(r => r.Page).WholeNumber(1, ListRules.DeepestByPage);
        RuleFor(r => r.Page).Must((r, page) => page is null || r.Cursor is null).WithMessage("page and cursor are two ways to go on; send one of them.").WithErrorCode("invalid-parameter");
        RuleFor(r => r.Page).Must((r, page) => Parse.Number(page) is not { } number || Parse.Number(r.Limit) is not (null or (>= 1 and <= ListRules.MostLimit)) || number * r.LimitOrDefault <= ListRules.DeepestByPage)
            .WithMessage("page reaches the first 5,000 things only; go on by cursor, which reaches any depth at the same cost.").WithErrorCode("invalid-parameter");
        RuleFor(r => r.Count).Flag();
    }
}

/// <summary>The numbers of every list.</summary>
internal static class ListRules
{
    public const int DefaultLimit = 20;
    public const int MostLimit = 100;
    public const int DeepestByPage = 5_000;
}

/// <summary>Where a list stands.</summary>
public sealed record ListMeta
{
    /// <summary>Most things per page, as asked for.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether there is more after this page.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Goes on after this page; null at the end.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>This page's number; null where it was reached by a cursor.</summary>
    public required int? Page { get; init; }

    /// <summary>How many things match in all; null unless asked for by <c>count=true</c>.</summary>
    public required int? Total { get; init; }

    /// <summary>
    /// Filters whose value is nobody's, each as it was sent, such as <c>author=ines-okafr</c>: they match nothing. Empty where there are
    /// none. Of what is not public, nothing is known to readers.
    /// </summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}

/// <summary>A list's own addresses.</summary>
public sealed record ListLinks
{
    /// <summary>This page.</summary>
    public required string Self { get; init; }

    /// <summary>The next page; null at the end.</summary>
    public required string? Next { get; init; }
}

/// <summary>One page of a list.</summary>
public sealed record ListResponse<TItem, TIncluded>
{
    /// <summary>The things, in order.</summary>
    public required IReadOnlyList<TItem> Data { get; init; }

    /// <summary>Where this page stands in the list.</summary>
    public required ListMeta Meta { get; init; }

    /// <summary>Addresses of this page and the next.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>Things that the data refers to, each once by its id; empty maps unless asked for by <c>include</c>.</summary>
    public required TIncluded Included { get; init; }
}

/// <summary>One thing.</summary>
public sealed record OneResponse<TItem, TIncluded>
{
    /// <summary>The thing.</summary>
    public required TItem Data { get; init; }

    /// <summary>Things that it refers to, each once by its id; empty maps unless asked for by <c>include</c>.</summary>
    public required TIncluded Included { get; init; }
}

/// <summary>An operation that includes nothing.</summary>
public sealed record NothingIncluded
{
    /// <summary>The one there is.</summary>
    public static NothingIncluded Here { get; } = new();
}

/// <summary>The type of a sort key, which a cursor must give back exactly.</summary>
internal enum SortType
{
    Instant,
    Text,
    Number,
}

/// <summary>One sort key: the column, its type and which way it runs.</summary>
internal sealed record SortColumn(string Column, SortType Type, bool IsDescending);

/// <summary>The order of a list, with the id last, so that ties never shuffle.</summary>
internal sealed record SortOrder(IReadOnlyList<SortColumn> Columns, string IdColumn)
{
    private bool IdIsDescending => Columns[^1].IsDescending;

    private bool IsUniform => Columns.All(c => c.IsDescending == IdIsDescending);

    /// <summary>The ORDER BY clause.</summary>
    public string OrderBy => string.Join(", ", Columns.Select(c => c.Column + (c.IsDescending ? " DESC" : "")).Append(IdColumn + (IdIsDescending ? " DESC" : "")));

    /// <summary>The columns a cursor is made of.</summary>
    public IEnumerable<string> KeyColumns => Columns.Select(c => c.Column).Append(IdColumn);

    /// <summary>
    /// The predicate for everything after a cursor. The leading key alone bounds it, so the database begins where the
    /// last page ended instead of walking from the top.
    /// </summary>
    public string After(StatementText text, CursorKeys keys, CmsDatabase database)
    {
        var values = new List<string>();
        for (var i = 0; i < Columns.Count; i++)
        {
            values.Add(text.Value(Columns[i].Type switch
            {
                SortType.Instant => database.Value(keys.Instant(i)),
                SortType.Number => keys.Number(i),
                _ => keys.Text(i),
            }));
        }

        values.Add(text.Value(database.Value(keys.Id)));
        var columns = KeyColumns.ToList();
        if (IsUniform)
            return $"({string.Join(", ", columns)}) {(IdIsDescending ? "<" : ">")} ({string.Join(", ", values)})";

        var directions = Columns.Select(c => c.IsDescending).Append(IdIsDescending).ToList();
        var nested = $"{columns[^1]} {Beyond(directions[^1])} {values[^1]}";
        for (var i = columns.Count - 2; i >= 0; i--)
            nested = $"{columns[i]} {Beyond(directions[i])} {values[i]} OR ({columns[i]} = {values[i]} AND ({nested}))";
        return $"{columns[0]} {Beyond(directions[0])}= {values[0]} AND ({nested})";
    }

    /// <summary>The keys of a row as a cursor keeps them, from the columns that begin at <paramref name="first"/>.</summary>
    public string[] KeysOf(System.Data.Common.DbDataReader row, int first, CmsDatabase database) =>
    [
        .. Columns.Select((column, i) => column.Type switch
        {
            SortType.Instant => CursorKeys.Kept(database.GetInstant(row, first + i)),
            SortType.Number => row.GetInt64(first + i).ToString(CultureInfo.InvariantCulture),
            _ => row.GetString(first + i),
        }),
    ];

    private static string Beyond(bool isDescending) => isDescending ? "<" : ">";
}

/// <summary>Gathers a statement's values while its text is written.</summary>
internal sealed class StatementText
{
    private readonly List<object> _values = [];

    /// <summary>Adds a value and gives the name it goes by in the text.</summary>
    public string Value(object value)
    {
        _values.Add(value);
        return $"@p{_values.Count - 1}";
    }

    /// <summary>The finished statement.</summary>
    public Statement With(string text) => new(text, [.. _values]);
}

/// <summary>The last keys of a page, as a cursor holds them.</summary>
internal sealed record CursorKeys(IReadOnlyList<string> Values, Guid Id)
{
    private const long MostMilliseconds = (3_155_378_975_999_999_999 - 621_355_968_000_000_000) / TimeSpan.TicksPerMillisecond;
    private const long LeastMilliseconds = -621_355_968_000_000_000 / TimeSpan.TicksPerMillisecond;

    // A cursor may be made up: no more is believed of it than what the database can be asked.
    public DateTime Instant(int i) => DateTime.UnixEpoch.AddMilliseconds(Number(i, LeastMilliseconds, MostMilliseconds));

    public long Number(int i) => Number(i, long.MinValue, long.MaxValue);

    public string Text(int i) => Values[i].Any(char.IsControl) ? throw Cursors.Malformed() : Values[i];

    /// <summary>An instant as a cursor keeps it.</summary>
    public static string Kept(DateTime instant) => ((instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture);

    private long Number(int i, long least, long most) =>
        long.TryParse(Values[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            && number.ToString(CultureInfo.InvariantCulture) == Values[i] ? number : throw Cursors.Malformed();
}

/// <summary>
/// Cursors are opaque, the same for the same place, and grant nothing: they hold the last keys and a hash of the
/// filters and sort they belong to.
/// </summary>
internal static class Cursors
{
    private const char Mark = '\u001f';

    /// <summary>A cursor for the place after these keys.</summary>
    public static string Write(string list, CursorKeys keys)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(Mark, keys.Values));
        var bytes = new byte[4 + 16 + text.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Hash(list));
        keys.Id.TryWriteBytes(bytes.AsSpan(4), bigEndian: true, out _);
        text.CopyTo(bytes, 20);
        return WebEncoders.Base64UrlEncode(bytes);
    }

    /// <summary>The keys of a cursor that belongs to this list.</summary>
    /// <exception cref="ProblemException"><c>cursor-malformed</c>, <c>cursor-mismatch</c>.</exception>
    public static CursorKeys Read(string list, string cursor, int keys)
    {
        var bytes = Decode(cursor);
        if (bytes.Length < 20)
            throw Malformed();
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes) != Hash(list))
            throw ProblemException.Parameter("cursor-mismatch", "cursor", "This cursor belongs to another list, or to other filters or another sort. Send the same ones, or begin again without cursor.");
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(bytes.AsSpan(20));
        }
        catch (DecoderFallbackException)
        {
            throw Malformed();
        }

        var values = text.Split(Mark);
        return values.Length == keys ? new CursorKeys(values, new Guid(bytes.AsSpan(4, 16), bigEndian: true)) : throw Malformed();
    }

    /// <summary>The bytes of any cursor.</summary>
    public static byte[] Decode(string cursor)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(cursor);
            // One place has one cursor: what merely decodes to the same bytes is not it.
            return WebEncoders.Base64UrlEncode(bytes) == cursor ? bytes : throw Malformed();
        }
        catch (FormatException)
        {
            throw Malformed();
        }
    }

    public static ProblemException Malformed() =>
        ProblemException.Parameter("cursor-malformed", "cursor", "This is not a cursor of ours; send nextCursor back as it was given.");

    private static uint Hash(string list) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
}
