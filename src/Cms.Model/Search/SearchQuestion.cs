namespace Cms.Model.Search;

/// <summary>
/// A query brought to what the index holds, for every language that is looked in: a word is found in whichever form one of them gives it.
/// </summary>
public sealed class SearchQuestion
{
    private readonly IReadOnlyList<Clause> _wanted;
    private readonly IReadOnlyList<Clause> _unwanted;
    private readonly IReadOnlyList<LanguageForms> _languages;
    private readonly IReadOnlyList<string> _texts;

    /// <summary>A question.</summary>
    /// <param name="query">As typed.</param>
    /// <param name="languages">The languages looked in.</param>
    /// <param name="named">Authors whose name has the words of a clause.</param>
    public SearchQuestion(
        SearchQuery query,
        IReadOnlyCollection<string> languages,
        IReadOnlyDictionary<SearchClause, IReadOnlyList<Guid>> named
    )
    {
        _languages = [.. languages.DefaultIfEmpty("").Select(TextAnalysis.Of).Distinct()];
        _texts = [.. query.Wanted.Select(c => c.Text)];
        _wanted = Needed([.. query.Wanted.Select(Of)]);
        _unwanted = [.. query.Unwanted.Select(Of)];

        Clause Of(SearchClause clause) => new(clause, _languages, named.GetValueOrDefault(clause, []));
    }

    /// <summary>How many words, or words in quotes, a piece is to have.</summary>
    public int Count => _wanted.Count;

    /// <summary>The words that it is to have, as typed.</summary>
    public IEnumerable<SearchClause> Wanted => _wanted.Select(c => c.Typed);

    /// <summary>All that has every word anywhere.</summary>
    public SearchExpression Whole => Without(All(c => c.Anywhere));

    /// <summary>
    /// What matches, the best first; each rank takes in the one before. The words in a row in the title; all of them in the title; in the
    /// title and what stands around it; there or often in the body; anywhere.
    /// </summary>
    public IReadOnlyList<SearchExpression> Ranks
    {
        get
        {
            List<SearchExpression> ranks = [All(c => c.In(SearchZone.Title)), All(c => c.Head), All(c => c.Often), All(c => c.Anywhere)];
            if (InARow() is { } row)
                ranks.Insert(0, row);
            return [.. ranks.Select(Without)];
        }
    }

    /// <summary>All that has most of the words: all but one of a few; of many, and where there is nothing else, any.</summary>
    public IReadOnlyList<SearchExpression> Loose
    {
        get
        {
            const int Few = 6;
            var any = Without(Either(_wanted.Select(c => c.Anywhere)));
            if (_wanted.Count is < 3 or > Few)
                return _wanted.Count < 2 ? [] : [any];
            var most = Either(
                _wanted.Select(left =>
                    (SearchExpression)new SearchExpression.All([.. _wanted.Where(c => c != left).Select(c => c.Anywhere)])
                )
            );
            return [Without(most), any];
        }
    }

    /// <summary>What one word as typed is looked for by; null where it is none of those that a piece is to have.</summary>
    public SearchExpression? ForOne(SearchClause clause) => _wanted.FirstOrDefault(c => c.Typed == clause)?.Anywhere;

    /// <summary>The stems by which its words are known in a text of one language.</summary>
    public IReadOnlySet<string> StemsIn(string language)
    {
        var forms = TextAnalysis.Of(language);
        return _wanted
            .SelectMany(c => forms.In(c.Typed.Text))
            .Where(f => !f.IsStopWord || _wanted.Count == 1)
            .Select(f => f.Stem)
            .ToHashSet();
    }

    /// <summary>
    /// The pairs of letters, in a row, by which its words are known in scripts that part no words: a text has all of such a row, or not
    /// the word.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> RunsIn(string language)
    {
        var forms = TextAnalysis.Of(language);
        var runs = new List<List<string>>();
        foreach (var text in _wanted.Select(c => c.Typed.Text))
        {
            var end = 0;
            foreach (var pair in SearchWords.In(text).Where(w => w.IsPart))
            {
                // Each has its last letter in common with the next.
                if (pair.Start >= end)
                    runs.Add([]);
                runs[^1].Add(forms.Of(text, pair).Stem);
                end = pair.Start + pair.Length;
            }
        }

        return runs;
    }

    // What says too little in some language is passed over, for its texts do not have it; if nothing else is said, what says enough in
    // another, and at last everything, which then stands in titles.
    private static IReadOnlyList<Clause> Needed(IReadOnlyList<Clause> wanted)
    {
        var telling = wanted.Where(c => !c.IsStopWordIn(any: true)).ToList();
        if (telling.Count == 0)
            telling = [.. wanted.Where(c => !c.IsStopWordIn(any: false))];
        return telling.Count == 0 ? wanted : telling;
    }

    private SearchExpression? InARow()
    {
        var all = string.Join(' ', _texts);
        var rows = _languages
            .Select(forms => forms.In(all).Select(w => SearchZone.Title.Term(w.Stem)).ToList())
            .Where(row => row.Count > 1)
            .DistinctBy(row => string.Join(' ', row))
            .ToList();
        return rows.Count == 0 || _texts.Count == 1 ? null : Either(rows.Select(row => new SearchExpression.Sequence(row)));
    }

    private SearchExpression All(Func<Clause, SearchExpression> each) =>
        _wanted.Count == 1 ? each(_wanted[0]) : new SearchExpression.All([.. _wanted.Select(each)]);

    private SearchExpression Without(SearchExpression these) =>
        _unwanted.Count == 0 ? these : new SearchExpression.Except(these, Either(_unwanted.Select(c => c.Anywhere)));

    private static SearchExpression Either(IEnumerable<SearchExpression> expressions)
    {
        List<SearchExpression> all = [.. expressions];
        return all.Count == 1 ? all[0] : new SearchExpression.Any(all);
    }

    /// <summary>A clause in the forms that each language gives its words.</summary>
    private sealed class Clause(SearchClause typed, IReadOnlyList<LanguageForms> languages, IReadOnlyList<Guid> authors)
    {
        private readonly IReadOnlyList<IReadOnlyList<WordForm>> _rows = [.. languages.Select(forms => forms.In(typed.Text).ToList())];

        public SearchClause Typed => typed;

        public SearchExpression Anywhere =>
            Any([.. Rows(SearchZone.Anywhere, telling: false), .. Rows(SearchZone.Anywhere, telling: true)]);

        public SearchExpression Head => Any([.. Rows(SearchZone.Head, telling: false)]);

        // Words that a body has often are kept one by one, and stand in no row.
        public SearchExpression Often =>
            Any([.. Rows(SearchZone.Head, telling: false), .. Rows(SearchZone.Often, telling: false).Where(row => row.Count == 1)]);

        public SearchExpression In(SearchZone zone) => Any([.. Rows(zone, telling: false)], isNamed: false);

        public bool IsStopWordIn(bool any) => any ? _rows.Any(IsEmpty) : _rows.All(IsEmpty);

        private static bool IsEmpty(IReadOnlyList<WordForm> row) => row.All(w => w.IsStopWord);

        private IEnumerable<IReadOnlyList<string>> Rows(SearchZone zone, bool telling) =>
            _rows.Select(row => (IReadOnlyList<string>)[.. row.Where(w => !telling || !w.IsStopWord).Select(w => zone.Term(w.Stem))]);

        private SearchExpression Any(IReadOnlyList<IReadOnlyList<string>> rows, bool isNamed = true) =>
            Either(
                rows.Where(row => row.Count > 0)
                    .Concat(isNamed ? authors.Select(id => (IReadOnlyList<string>)[SearchZone.TermOf(id)]) : [])
                    .DistinctBy(row => string.Join(' ', row))
                    .Select(row => new SearchExpression.Sequence(row))
            );
    }
}
