namespace Cms.Api.Tests.Delivery.Search;

/// <summary>What may be looked for and is more than plain words: other query languages, odd letters, no words at all.</summary>
internal static class AwkwardTexts
{
    /// <summary>Short ones.</summary>
    public static string[] All { get; } =
    [
        "\"",
        "ferry\" OR 1=1 --",
        "NEAR(a b, 5)",
        "terms:ferry",
        "{terms} : ferry*",
        "^ferry + bus",
        "a AND NOT (b OR c)",
        "'ferry' & !'bus' | (x <-> y)",
        "ferry:*AB",
        "\\'; DROP TABLE articles;",
        "%_%",
        "\u0000",
        "ferry\u0000bus",
        "\uFFFE\uFFFF",
        "😀 👩‍👩‍👧‍👦 ferry",
        "😀",
        "\u202Eyrref\u202C",
        "مرحبا بالعالم",
        "שָׁלוֹם עוֹלָם",
        "ﷺ ﷽ ½ ⅷ ①",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
        "가나다 สวัสดี ជំរាបសួរ",
        "a- -b --c - \" \" -\"\" -\"x\" y",
        "or and not OR AND NOT",
        "' \" ` ´ ’ ” » «",
    ];

    /// <summary>As long as they may be, and longer.</summary>
    public static string[] Long { get; } =
    [
        new('a', 200),
        new('a', 5_000),
        string.Join(' ', Enumerable.Range(0, 16).Select(i => $"w{i}")),
        string.Join(' ', Enumerable.Range(0, 16).Select(i => $"\"lantern w{i}\"")),
        string.Concat(Enumerable.Repeat("東京", 100)),
        string.Concat(Enumerable.Repeat("-a ", 66)),
        string.Concat(Enumerable.Repeat("\"", 200)),
    ];
}
