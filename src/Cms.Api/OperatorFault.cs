using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Cms.Model;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cms.Api;

/// <summary>What went wrong, for whoever runs the program: one sentence that says what to do. Stacks are for who writes it.</summary>
internal static class OperatorFault
{
    /// <summary>The sentence; null for what nobody foresaw.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="addresses">Where the server was to listen; empty where it was not.</param>
    public static string? Of(Exception exception, string addresses = "")
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (Known(e, exception, addresses) is { } sentence)
                return OneLine(sentence);
        }

        return null;
    }

    /// <summary>The sentence for whatever kept the program from starting, or a command from its work.</summary>
    public static string Sentence(Exception exception, string addresses = "") =>
        Of(exception, addresses) ?? OneLine($"It failed: {Innermost(exception).Message}");

    private static string? Known(Exception e, Exception outermost, string addresses) =>
        e switch
        {
            SettingException or NewsroomRule => e.Message,
            InvalidOperationException or IOException when IsOurs(e) => e.Message,
            InvalidDataException { InnerException: not null } => $"{e.Message} {Innermost(e).Message}",
            AddressInUseException => $"Cannot listen on {Address(outermost, addresses)}: another program is using that port. "
                + "End it, or choose another port, for example with --urls http://localhost:5001.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } when IsBinding(outermost) =>
                $"Cannot listen on {Address(outermost, addresses)}: this user may not use that port. Choose one above 1023.",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } when IsBinding(outermost) =>
                $"Cannot listen on {Address(outermost, addresses)}: this machine does not have that address.",
            ArgumentOutOfRangeException { ParamName: "port" } =>
                "Cannot listen: a port is a number from 0 to 65535; look at --urls, ASPNETCORE_URLS and Kestrel__Endpoints.",
            SqliteException sqlite => Sqlite(sqlite),
            PostgresException postgres => Postgres(postgres),
            NpgsqlException => $"PostgreSQL does not answer ({Innermost(e).Message}). Start it, or mend ConnectionStrings:Cms.",
            UnauthorizedAccessException => $"{e.Message} Check who owns it, or choose another folder with Cms__DataDirectory.",
            IOException when !IsBinding(outermost) => $"{e.Message} Check the folder, or choose another with Cms__DataDirectory.",
            _ => null,
        };

    private static string Sqlite(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            11 or 26 => "The database file is damaged, or is no SQLite database. "
                + "Put a backup in its place with restore FILE, or move it away to begin anew.",
            8 or 14 => "The database file cannot be opened for writing. "
                + "Check who owns it and its folder, and whether the file system is read-only.",
            13 => "The disk is full.",
            10 => "The disk does not take what is written to it, or does not give back what was: look at the machine's own log.",
            5 or 6 => "The database is held by another program; try again when that is done.",
            _ => $"SQLite: {e.Message}",
        };

    private static string Postgres(PostgresException e) =>
        e.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"PostgreSQL does not let this user in: {e.MessageText}. Mend ConnectionStrings:Cms.",
            PostgresErrorCodes.InvalidCatalogName => $"PostgreSQL has no such database: {e.MessageText}. "
                + "Make it with createdb --encoding=UTF8 --template=template0, or mend ConnectionStrings:Cms.",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"PostgreSQL does not allow that: {e.MessageText}. Make the user the owner of the database.",
            _ => $"PostgreSQL: {e.MessageText} ({e.SqlState}).",
        };

    // A message of this program's own is a sentence already.
    private static bool IsOurs(Exception e) =>
        e.TargetSite?.DeclaringType?.Assembly.GetName().Name?.StartsWith("Cms.", StringComparison.Ordinal) == true;

    private static bool IsBinding(Exception e) => e.Message.Contains("bind to", StringComparison.Ordinal) || e is SocketException;

    // “Failed to bind to address http://127.0.0.1:5000: address already in use.”
    private static string Address(Exception e, string addresses)
    {
        var at = e.Message.IndexOf("http", StringComparison.Ordinal);
        var end = at < 0 ? -1 : e.Message.IndexOf(": ", at, StringComparison.Ordinal);
        return at < 0 ? addresses
            : end < 0 ? e.Message[at..].TrimEnd('.')
            : e.Message[at..end];
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var part in text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            line.Append(CultureInfo.InvariantCulture, $"{(line.Length == 0 ? "" : " ")}{part}");
        return line.ToString();
    }
}
