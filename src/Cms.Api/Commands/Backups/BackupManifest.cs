using System.Text.Json;

namespace Cms.Api.Commands.Backups;

/// <summary>What a backup says of itself: its entry <c>backup.json</c>.</summary>
internal sealed record BackupManifest
{
    /// <summary>What tells a backup of this program from any other archive.</summary>
    public const string Mark = "magazine-cms-backup";

    /// <summary>The arrangement of entries that this program writes; it reads this one and older ones.</summary>
    public const int PresentFormat = 1;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerOptions.Web) { WriteIndented = true };

    /// <summary>Always <see cref="Mark"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The arrangement of its entries.</summary>
    public int Format { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>The kind of database it is of: <c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The last step of the schema.</summary>
    public string Migration { get; init; } = "";

    /// <summary>The history of the change log that it belongs to.</summary>
    public Guid Epoch { get; init; }

    /// <summary>The last number of the change log.</summary>
    public long Sequence { get; init; }

    /// <summary>How many articles it holds.</summary>
    public int Articles { get; init; }

    /// <summary>SHA-256 of the entry <c>database</c>, in lower-case hexadecimal.</summary>
    public string DatabaseHash { get; init; } = "";

    /// <summary>The pictures that the database names, each by the hash of its bytes and an extension.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>Those of them that were missing, or damaged, when it was made.</summary>
    public IReadOnlyList<string> LostPictures { get; init; } = [];

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is not that of a backup that this program can read.</exception>
    public static async Task<BackupManifest> ReadAsync(Stream json, CancellationToken ct)
    {
        try
        {
            var read = await JsonSerializer.DeserializeAsync<BackupManifest>(json, JsonSerializerOptions.Web, ct);
            return read is { Kind: Mark } ? read : throw new InvalidDataException("It holds something else.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <summary>Writes it.</summary>
    public Task WriteAsync(Stream json, CancellationToken ct) => JsonSerializer.SerializeAsync(json, this, Written, ct);
}
