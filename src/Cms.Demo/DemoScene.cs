using System.Globalization;
using System.Text;

namespace Cms.Demo;

/// <summary>
/// One invented place and its people. It fills the slots of sentence patterns, and repeats no pattern, phrase or person before it
/// has used up the others.
/// </summary>
internal sealed class DemoScene
{
    private readonly Dictionary<string[], Deck> _decks = [];
    private readonly Dictionary<string, string> _given = [];
    private readonly HashSet<int> _introduced = [];
    private readonly (string Given, string Surname, string Role)[] _cast;
    private readonly DemoTongue _tongue;
    private readonly Random _random;
    private readonly string _town;
    private readonly string _neighbour;
    private int _speaker;

    public DemoScene(DemoTongue tongue, Random random)
    {
        _tongue = tongue;
        _random = random;
        Theme = tongue.Themes[random.Next(tongue.Themes.Length)];
        _town = Draw(tongue.Towns);
        _neighbour = Draw(tongue.Towns);
        _cast = [.. Enumerable.Range(0, 4).Select(_ => (Draw(tongue.GivenNames), Surname(tongue, random), Draw(tongue.Roles)))];
    }

    public DemoTheme Theme { get; }

    public static string Surname(DemoTongue tongue, Random random) =>
        tongue.SurnameStarts[random.Next(tongue.SurnameStarts.Length)] + tongue.SurnameEnds[random.Next(tongue.SurnameEnds.Length)];

    /// <summary>A new text begins: its readers have met nobody yet.</summary>
    public void ForgetIntroductions() => _introduced.Clear();

    /// <summary>The next pattern of the list, as a sentence.</summary>
    public string Say(string[] patterns, bool emphasis = false) => Fill(Draw(patterns), emphasis);

    /// <summary>The pattern with its slots filled and its first letter made large.</summary>
    /// <param name="pattern">Words and slots.</param>
    /// <param name="emphasis">Whether a phrase may now and then be set in italic or bold.</param>
    public string Fill(string pattern, bool emphasis = false)
    {
        var text = new StringBuilder(pattern.Length * 2);
        for (var i = 0; i < pattern.Length; )
        {
            var open = pattern.IndexOf('{', i);
            if (open < 0)
                open = pattern.Length;
            text.Append(pattern, i, open - i);
            if (open == pattern.Length)
                break;

            var close = pattern.IndexOf('}', open);
            var slot = pattern[(open + 1)..close];
            i = close + 1;
            var phrase = slot == "person" ? Person(i < pattern.Length ? pattern[i] : '.') : Phrase(slot);
            var mark =
                emphasis && slot is "things" or "work" or "trouble" && _random.Next(12) == 0 ? (_random.Next(3) == 0 ? "**" : "*") : "";
            text.Append(mark).Append(phrase).Append(mark);
        }

        foreach (var (apart, together) in _tongue.Contractions)
            text.Replace(apart, together);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '*' or '[' or '“' or '«')
                continue;
            text[i] = char.ToUpperInvariant(text[i]);
            break;
        }

        return text.ToString();
    }

    /// <summary>Lets a slot that is not of the scene be filled with this text from now on.</summary>
    public DemoScene With(string slot, string text)
    {
        _given[slot] = text;
        return this;
    }

    /// <summary>The next phrase for a slot.</summary>
    public string Phrase(string slot) =>
        slot switch
        {
            "town" => _town,
            "town2" => _neighbour,
            _ => _given.TryGetValue(slot, out var text) ? text : Draw(Phrases(slot)),
        };

    /// <summary>All phrases for a slot.</summary>
    public string[] Phrases(string slot) =>
        slot switch
        {
            "groups" => Theme.Groups,
            "room" => Theme.Rooms,
            "things" => Theme.Things,
            "work" => Theme.Work,
            "trouble" => Theme.Troubles,
            "decided" => Theme.Decisions,
            "result" => Theme.Results,
            "saying" => _tongue.Sayings,
            "span" => _tongue.Spans,
            "count" => _tongue.Counts,
            "moment" => _tongue.Moments,
            _ => throw new ArgumentException($"No phrases for the slot '{slot}'.", nameof(slot)),
        };

    /// <summary>Some of the cards, none twice, in no order.</summary>
    public string[] Deal(string[] cards, int count)
    {
        var shuffled = cards.ToArray();
        _random.Shuffle(shuffled);
        return shuffled[..Math.Min(count, cards.Length)];
    }

    /// <summary>An address under a top-level name that can never belong to anyone.</summary>
    public string Address(string page)
    {
        var host = new StringBuilder();
        foreach (var letter in _town.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            host.Append(char.IsAsciiLetter(letter) ? char.ToLowerInvariant(letter) : '-');
        }

        return $"https://{host}-{Theme.Key}.example/{page}";
    }

    /// <summary>The next card of a pile that is shuffled anew whenever it runs out.</summary>
    public string Draw(string[] cards)
    {
        if (!_decks.TryGetValue(cards, out var deck))
            _decks[cards] = deck = new Deck(cards.Length);
        return cards[deck.Next(_random)];
    }

    // The first time with what the person does there, later by surname. A role set between commas needs the second one, unless a stop
    // follows.
    private string Person(char following)
    {
        var index = _speaker++ % _cast.Length;
        var (given, surname, role) = _cast[index];
        if (!_introduced.Add(index))
            return surname;
        return $"{given} {surname}, {role}{(char.IsPunctuation(following) ? "" : ",")}";
    }

    private sealed class Deck(int count)
    {
        private readonly int[] _order = [.. Enumerable.Range(0, count)];
        private int _left;

        public int Next(Random random)
        {
            if (_left == 0)
            {
                var last = _order[0];
                random.Shuffle(_order);

                // The first card of the new round should not be the last one of the old.
                if (count > 1 && _order[count - 1] == last)
                    (_order[0], _order[count - 1]) = (_order[count - 1], _order[0]);
                _left = count;
            }

            return _order[--_left];
        }
    }
}
