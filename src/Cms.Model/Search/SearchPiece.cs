namespace Cms.Model.Search;

/// <summary>A piece that is in the index of words: public ones, and no other.</summary>
public sealed class SearchPiece
{
    // Below the moment, so that pieces of one millisecond have numbers of their own.
    private const int TieBits = 17;

    private static readonly DateTime Earliest = new(1000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Latest = new(3000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private SearchPiece() { }

    /// <summary>A piece under a number.</summary>
    public SearchPiece(long number, Articles.Article article, SearchDocument document)
    {
        (Number, ArticleId) = (number, article.Id);
        (Language, Genre, Year) = (article.Language, article.Genre, article.PublishedAt!.Value.Year);
        (HasCredits, Analysis) = (document.HasCredits, TextAnalysis.Version);
    }

    /// <summary>
    /// Its number in the index: when it first ran, and below that what tells it from others of that moment. So the newest that match are
    /// the last of the index, and nothing has to be sorted.
    /// </summary>
    public long Number { get; private set; }

    /// <summary>Which piece.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>Its language, to be counted by.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Its genre, to be counted by.</summary>
    public Articles.Genre Genre { get; private set; }

    /// <summary>The year it first ran in, UTC, to be counted by.</summary>
    public int Year { get; private set; }

    /// <summary>Whether names are printed on it alone: they go from the index while their author is not to be named.</summary>
    public bool HasCredits { get; private set; }

    /// <summary>The <see cref="TextAnalysis.Version"/> it was indexed by.</summary>
    public int Analysis { get; private set; }

    /// <summary>How many pieces may have run at one moment.</summary>
    public const int MostAtOnce = 1 << TieBits;

    /// <summary>A number for a piece; another one the more tries it took.</summary>
    public static long NumberOf(Guid article, DateTime publishedAt, int tries)
    {
        var at =
            publishedAt < Earliest ? Earliest
            : publishedAt > Latest ? Latest
            : publishedAt;
        // The last bytes of an id are chance, so that hardly two pieces of a moment begin with the same.
        Span<byte> bytes = stackalloc byte[16];
        article.TryWriteBytes(bytes, bigEndian: true, out _);
        var tie = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) + (uint)tries;
        return ((at - Earliest).Ticks / TimeSpan.TicksPerMillisecond << TieBits) | (tie & (MostAtOnce - 1));
    }
}
