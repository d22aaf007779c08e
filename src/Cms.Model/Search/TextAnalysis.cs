using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ga;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Hy;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Cms.Model.Search;

/// <summary>How words of each language are brought to what their forms have in common. The one analysis for both databases.</summary>
public static class TextAnalysis
{
    /// <summary>
    /// The number of the present analysis. Whoever changes what a document of a piece holds raises it; <c>migrate</c> then makes the index
    /// anew.
    /// </summary>
    public const int Version = 2;

    private static readonly CharArraySet NoStopWords = CharArraySet.Empty;

    private static readonly Dictionary<string, (Func<LuceneVersion, CharArraySet, Analyzer> Make, Func<CharArraySet> StopWords)> Known =
        new()
        {
            ["ar"] = ((v, s) => new ArabicAnalyzer(v, s), () => ArabicAnalyzer.DefaultStopSet),
            ["bg"] = ((v, s) => new BulgarianAnalyzer(v, s), () => BulgarianAnalyzer.DefaultStopSet),
            ["ca"] = ((v, s) => new CatalanAnalyzer(v, s), () => CatalanAnalyzer.DefaultStopSet),
            ["ckb"] = ((v, s) => new SoraniAnalyzer(v, s), () => SoraniAnalyzer.DefaultStopSet),
            ["cs"] = ((v, s) => new CzechAnalyzer(v, s), () => CzechAnalyzer.DefaultStopSet),
            ["da"] = ((v, s) => new DanishAnalyzer(v, s), () => DanishAnalyzer.DefaultStopSet),
            ["de"] = ((v, s) => new GermanAnalyzer(v, s), () => GermanAnalyzer.DefaultStopSet),
            ["el"] = ((v, s) => new GreekAnalyzer(v, s), () => GreekAnalyzer.DefaultStopSet),
            ["en"] = ((v, s) => new EnglishAnalyzer(v, s), () => EnglishAnalyzer.DefaultStopSet),
            ["es"] = ((v, s) => new SpanishAnalyzer(v, s), () => SpanishAnalyzer.DefaultStopSet),
            ["eu"] = ((v, s) => new BasqueAnalyzer(v, s), () => BasqueAnalyzer.DefaultStopSet),
            ["fa"] = ((v, s) => new PersianAnalyzer(v, s), () => PersianAnalyzer.DefaultStopSet),
            ["fi"] = ((v, s) => new FinnishAnalyzer(v, s), () => FinnishAnalyzer.DefaultStopSet),
            ["fr"] = ((v, s) => new FrenchAnalyzer(v, s), () => FrenchAnalyzer.DefaultStopSet),
            ["ga"] = ((v, s) => new IrishAnalyzer(v, s), () => IrishAnalyzer.DefaultStopSet),
            ["gl"] = ((v, s) => new GalicianAnalyzer(v, s), () => GalicianAnalyzer.DefaultStopSet),
            ["hi"] = ((v, s) => new HindiAnalyzer(v, s), () => HindiAnalyzer.DefaultStopSet),
            ["hu"] = ((v, s) => new HungarianAnalyzer(v, s), () => HungarianAnalyzer.DefaultStopSet),
            ["hy"] = ((v, s) => new ArmenianAnalyzer(v, s), () => ArmenianAnalyzer.DefaultStopSet),
            ["id"] = ((v, s) => new IndonesianAnalyzer(v, s), () => IndonesianAnalyzer.DefaultStopSet),
            ["it"] = ((v, s) => new ItalianAnalyzer(v, s), () => ItalianAnalyzer.DefaultStopSet),
            ["lv"] = ((v, s) => new LatvianAnalyzer(v, s), () => LatvianAnalyzer.DefaultStopSet),
            ["nb"] = ((v, s) => new NorwegianAnalyzer(v, s), () => NorwegianAnalyzer.DefaultStopSet),
            ["nl"] = ((v, s) => new DutchAnalyzer(v, s), () => DutchAnalyzer.DefaultStopSet),
            ["nn"] = ((v, s) => new NorwegianAnalyzer(v, s), () => NorwegianAnalyzer.DefaultStopSet),
            ["no"] = ((v, s) => new NorwegianAnalyzer(v, s), () => NorwegianAnalyzer.DefaultStopSet),
            ["pt"] = ((v, s) => new PortugueseAnalyzer(v, s), () => PortugueseAnalyzer.DefaultStopSet),
            ["ro"] = ((v, s) => new RomanianAnalyzer(v, s), () => RomanianAnalyzer.DefaultStopSet),
            ["ru"] = ((v, s) => new RussianAnalyzer(v, s), () => RussianAnalyzer.DefaultStopSet),
            ["sv"] = ((v, s) => new SwedishAnalyzer(v, s), () => SwedishAnalyzer.DefaultStopSet),
            ["tr"] = ((v, s) => new TurkishAnalyzer(v, s), () => TurkishAnalyzer.DefaultStopSet),
        };

    private static readonly ConcurrentDictionary<string, LanguageForms> Made = new();

    /// <summary>The forms of a language's words; of a language that has no analysis, the words as they are, folded.</summary>
    /// <param name="language">Its BCP 47 tag; regions and scripts make no difference.</param>
    public static LanguageForms Of(string language)
    {
        var end = language.IndexOf('-', StringComparison.Ordinal);
        var primary = (end < 0 ? language : language[..end]).ToLowerInvariant();
        return Made.GetOrAdd(Known.ContainsKey(primary) ? primary : "", static key =>
            Known.TryGetValue(key, out var known)
                ? new LanguageForms(known.Make(LuceneVersion.LUCENE_48, NoStopWords), known.StopWords())
                : new LanguageForms(null, NoStopWords)
        );
    }
}
