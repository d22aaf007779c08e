using System.Runtime.CompilerServices;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;

namespace Cms.Model.Search;

/// <summary>
/// What a piece is found by: the public words of it, each as the term that both databases keep. Names of authors are not among them but
/// for those printed on the piece alone; authors stand as themselves, so a new name costs no piece anything.
/// </summary>
public sealed class SearchDocument
{
    /// <summary>What stands for a place whose word is not kept, so that its neighbours are none.</summary>
    public const string Gap = "z";

    // The last place that PostgreSQL knows.
    private const int LastPlace = 16_383;

    /// <summary>How often the body has a word that it has often.</summary>
    public const int Often = 3;

    // PostgreSQL keeps no place beyond 16,383, of each word no more than 255, and no text of words above a megabyte. What is beyond is
    // found by single words, and by none at last; the same on both databases.
    private const int MostPlaces = 16_000;
    private const int MostOfOne = 255;
    private const int MostTerms = 40_000;
    private const int MostLetters = 250_000;

    // Of contents that print no names, which are found by the same whoever may be named.
    private static readonly ConditionalWeakTable<ArticleContent, SearchDocument> Ahead = [];

    private readonly List<string> _terms = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly string _title;
    private readonly List<WordForm> _words;
    private int _letters;

    private SearchDocument(string title, List<WordForm> words, bool hasCredits) =>
        (_title, _words, HasCredits) = (title, words, hasCredits);

    private SearchDocument(string first, SearchDocument rest)
        : this(rest._title, rest._words, rest.HasCredits) => _terms = [first, .. rest._terms];

    /// <summary>The terms, one at each place.</summary>
    public IReadOnlyList<string> Terms => _terms;

    /// <summary>Its words as they are written, folded: what a misspelt word may have been.</summary>
    public IReadOnlyCollection<string> Words => [.. _words.Where(w => w.IsLearnt).Select(w => w.Surface).Distinct()];

    /// <summary>What its title is completed by.</summary>
    public IReadOnlyList<string> Keys => SearchKey.KeysOf(_title);

    /// <summary>Whether names are printed on it alone, whether they may be told now or not.</summary>
    public bool HasCredits { get; }

    /// <summary>The place of one of the terms, from 1. Those beyond all that may stand in a row share the last.</summary>
    public static int PlaceOf(int index) => index < MostPlaces ? index + 1 : LastPlace;

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
    public SearchDocument MadeBy(string? maker) => maker is null ? this : new SearchDocument(SearchZone.TermOfMaker(maker), this);

    private static bool PrintsNames(ArticleContent content) => content.Contributions.Any(c => c.CreditedAs is not null);

    private static SearchDocument Make(ArticleContent content, IReadOnlySet<Guid> unnamed)
    {
        var forms = TextAnalysis.Of(content.Language);
        List<string> credits =
        [
            .. content.Contributions.Where(c => c.CreditedAs is not null && !unnamed.Contains(c.AuthorId)).Select(c => c.CreditedAs!),
        ];
        List<WordForm> title = forms.In(content.Title);
        List<WordForm> head = [.. new[] { content.Kicker, content.Subtitle }.OfType<string>().Concat(credits).SelectMany(forms.In)];
        var body = MarkdownBody.ReadOnce(content.Body);
        List<WordForm> passage = [.. forms.In(content.Excerpt ?? ""), .. forms.In(body.PlainText)];

        var document = new SearchDocument(content.Title, [.. title, .. head, .. passage], PrintsNames(content));
        // In a title they may be all there is; in a body they are half of the words and find nothing.
        passage.RemoveAll(w => w.IsStopWord);
        document.Add(title, SearchZone.Title);
        document.Add(title, SearchZone.Head);
        document.Add(head, SearchZone.Head);
        foreach (var author in content.Contributions.Select(c => c.AuthorId).Distinct())
            document.Add(SearchZone.TermOf(author));
        foreach (var heading in body.Blocks.OfType<Heading>())
            document.Add(forms.In(string.Concat(heading.Spans.Select(s => s.PlainText))).FindAll(w => !w.IsStopWord), SearchZone.Often);
        foreach (var (stem, times) in passage.CountBy(w => w.Stem))
        {
            if (times >= Often)
                document.Add(SearchZone.Often.Term(stem));
        }

        document.Add(title, SearchZone.Anywhere);
        document.Add(head, SearchZone.Anywhere);
        document.Add(passage, SearchZone.Anywhere);
        // Behind all words, in whose row they do not stand.
        document.AddLetters(content.Title, SearchZone.Title, SearchZone.Head, SearchZone.Anywhere);
        document.AddLetters($"{content.Kicker} {content.Subtitle}", SearchZone.Head, SearchZone.Anywhere);
        document.AddLetters($"{content.Excerpt} {body.PlainText}", SearchZone.Anywhere);
        return document;
    }

    private void AddLetters(string text, params ReadOnlySpan<SearchZone> zones)
    {
        foreach (var letter in SearchWords.LettersIn(text))
        {
            foreach (var zone in zones)
                Add(zone.Term(Folding.Of(letter)));
        }
    }

    private void Add(List<WordForm> words, SearchZone zone)
    {
        foreach (var word in words)
            Add(ReferenceEquals(zone, SearchZone.Anywhere) ? word.Anywhere : zone.Term(word.Stem));
    }

    private void Add(string term)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, term, out _);
        var isFull = _counts.Count > MostTerms || _letters > MostLetters;
        if (count++ == 0 && !isFull)
        {
            _letters += term.Length;
            if (_terms.Count >= MostPlaces)
                _terms.Add(Gap);
            _terms.Add(term);
        }
        else if (_terms.Count < MostPlaces)
        {
            _terms.Add(count <= MostOfOne && !isFull ? term : Gap);
        }
    }
}
