using System.Runtime.CompilerServices;
using System.Text;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;

namespace Cms.Model.Search;

/// <summary>
/// What a piece is found by: the public words of it, each as the term that both databases keep. Names of authors are not among them but
/// for those printed on the piece alone; authors stand as themselves, so a new name costs no piece anything.
/// </summary>
public sealed class SearchDocument
{
    // What stands for a place whose word is not kept, so that its neighbours are none.
    private const string Gap = "z";

    // The last place that PostgreSQL knows.
    private const int LastPlace = 16_383;

    /// <summary>How often the body has a word that it has often.</summary>
    public const int Often = 3;

    // Of contents that print no names, which are found by the same whoever may be named.
    private static readonly ConditionalWeakTable<ArticleContent, SearchDocument> Ahead = [];

    private readonly string _title;
    private readonly int[] _places;
    private byte[]? _text;

    private SearchDocument(string title, IReadOnlyCollection<string> words, bool hasCredits, string[] terms, int[] places) =>
        (_title, Words, HasCredits, Terms, _places) = (title, words, hasCredits, terms, places);

    /// <summary>The different terms, each under its number.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The number of the term at each place; less than 0 where it is not kept.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>The terms at their places, parted by spaces, UTF-8.</summary>
    public ReadOnlySpan<byte> Text => _text ??= Written();

    /// <summary>Its words as they are written, folded: what a misspelt word may have been.</summary>
    public IReadOnlyCollection<string> Words { get; }

    /// <summary>What its title is completed by.</summary>
    public IReadOnlyList<string> Keys => SearchKey.KeysOf(_title);

    /// <summary>Whether names are printed on it alone, whether they may be told now or not.</summary>
    public bool HasCredits { get; }

    /// <summary>The place of one of the terms, from 1. Those beyond all that may stand in a row share the last.</summary>
    public static int PlaceOf(int index) => index < TermList.MostPlaces ? index + 1 : LastPlace;

    /// <summary>Whether two contents are found by the same: all that <see cref="Of"/> reads of them is equal.</summary>
    public static bool IsSame(ArticleContent one, ArticleContent other) =>
        ReferenceEquals(one, other)
        || (one.Language, one.Title, one.Kicker, one.Subtitle, one.Excerpt, one.Body)
            == (other.Language, other.Title, other.Kicker, other.Subtitle, other.Excerpt, other.Body)
            && one.Contributions.Select(c => (c.AuthorId, c.CreditedAs))
                .SequenceEqual(other.Contributions.Select(c => (c.AuthorId, c.CreditedAs)));

    /// <summary>Makes that of a piece.</summary>
    /// <param name="content">What readers see, or what the desk has.</param>
    /// <param name="unnamed">Authors whose names are not told.</param>
    public static SearchDocument Of(ArticleContent content, IReadOnlySet<Guid> unnamed) =>
        Ahead.TryGetValue(content, out var made) ? made : Make(content, unnamed);

    /// <summary>
    /// Makes that of a content that is about to be saved, before the save waits for its turn: of a long text it takes a while. Where names
    /// are printed the turn has to come first, for only then is it certain who may be named.
    /// </summary>
    public static void MakeAhead(ArticleContent content)
    {
        if (!PrintsNames(content))
            Ahead.GetValue(content, static content => Make(content, System.Collections.Frozen.FrozenSet<Guid>.Empty));
    }

    /// <summary>The same for the desk, where it is found by who made it too.</summary>
    /// <param name="maker">The <see cref="Access.Actor.Id"/>; null for nobody known.</param>
    public SearchDocument MadeBy(string? maker) =>
        maker is null
            ? this
            : new SearchDocument(_title, Words, HasCredits, [.. Terms, SearchZone.TermOfMaker(maker)], [Terms.Count, .. _places]);

    private static bool PrintsNames(ArticleContent content) => content.Contributions.Any(c => c.CreditedAs is not null);

    private static SearchDocument Make(ArticleContent content, IReadOnlySet<Guid> unnamed)
    {
        var forms = TextAnalysis.Of(content.Language);
        List<string> credits =
        [
            .. content.Contributions.Where(c => c.CreditedAs is not null && !unnamed.Contains(c.AuthorId)).Select(c => c.CreditedAs!),
        ];
        var body = MarkdownBody.ReadOnce(content.Body);
        var words = new DocumentWords(forms, body.PlainText.Length);
        var title = words.In(content.Title);
        List<int> head = [.. new[] { content.Kicker, content.Subtitle }.OfType<string>().Concat(credits).SelectMany(words.In)];
        var passage = words.In(content.Excerpt ?? "");
        passage.AddRange(words.In(body.PlainText));
        // In a title they may be all there is; in a body they are half of the words and find nothing.
        passage.RemoveAll(w => words[w].IsStopWord);
        var learnt = words.Learnt.ToArray();

        var terms = new TermList(words.Count, words.Count + passage.Count);
        Add(title, SearchZone.Title);
        Add(title, SearchZone.Head);
        Add(head, SearchZone.Head);
        foreach (var author in content.Contributions.Select(c => c.AuthorId).Distinct())
            terms.Add(SearchZone.TermOf(author));
        foreach (var heading in body.Blocks.OfType<Heading>())
            Add(words.In(string.Concat(heading.Spans.Select(s => s.PlainText))).FindAll(w => !words[w].IsStopWord), SearchZone.Often);
        var (times, anywhere) = (new int[words.Count], new int[words.Count]);
        Array.Fill(anywhere, -1);
        foreach (var word in passage)
            times[word]++;
        // In the order in which the passage has them first.
        foreach (var word in passage.Where(w => times[w] >= Often).Distinct())
            terms.Add(SearchZone.Often.Term(words[word].Stem));

        AddAnywhere(title);
        AddAnywhere(head);
        AddAnywhere(passage);
        // Behind all words, in whose row they do not stand.
        AddLetters([content.Title], SearchZone.Title, SearchZone.Head, SearchZone.Anywhere);
        AddLetters([content.Kicker, content.Subtitle], SearchZone.Head, SearchZone.Anywhere);
        AddLetters([content.Excerpt, body.PlainText], SearchZone.Anywhere);
        return new SearchDocument(content.Title, learnt, PrintsNames(content), terms.Terms, terms.Places);

        void Add(List<int> all, SearchZone zone)
        {
            foreach (var word in all)
                terms.Add(zone.Term(words[word].Stem));
        }

        void AddAnywhere(List<int> all)
        {
            foreach (var word in all)
                terms.Add(anywhere[word] is var known and >= 0 ? known : anywhere[word] = terms.NumberOf(words[word].Anywhere));
        }

        void AddLetters(string?[] texts, params ReadOnlySpan<SearchZone> zones)
        {
            foreach (var letter in SearchWords.LettersIn(texts))
            {
                foreach (var zone in zones)
                    terms.Add(zone.Term(Folding.Of(letter)));
            }
        }
    }

    private byte[] Written()
    {
        var length = 0;
        foreach (var place in _places)
            length += 1 + Encoding.UTF8.GetByteCount(TermAt(place));
        var (text, at) = (new byte[Math.Max(0, length - 1)], 0);
        foreach (var place in _places)
        {
            if (at > 0)
                text[at++] = (byte)' ';
            at += Encoding.UTF8.GetBytes(TermAt(place), text.AsSpan(at));
        }

        return text;

        string TermAt(int place) => place < 0 ? Gap : Terms[place];
    }
}
