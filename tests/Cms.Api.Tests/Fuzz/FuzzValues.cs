namespace Cms.Api.Tests.Fuzz;

/// <summary>What is put where something else belongs.</summary>
internal static class FuzzValues
{
    private const string Id = "019aab54-7c00-7b3c-9c6e-2f8f0a1d4e55";

    /// <summary>Values of members, as raw JSON: missing, mistyped, empty, huge, odd.</summary>
    public static IReadOnlyList<(string Name, string Json)> Members { get; } =
    [
        ("null", "null"), ("true", "true"), ("zero", "0"), ("minus one", "-1"), ("a fraction", "1.5"),
        ("too large a number", "99999999999999999999"), ("infinity", "1e999"), ("minus zero", "-0"),
        ("a text", "\"x\""), ("nothing", "\"\""), ("a space", "\" \""), ("a number as text", "\"1\""), ("no word of a set", "\"nonsense\""),
        ("an empty list", "[]"), ("a list of null", "[null]"), ("a list of lists", "[[]]"), ("a list of numbers", "[1,2]"),
        ("a list of objects", "[{}]"), ("a mixed list", "[null,1,\"x\",{}]"),
        ("an empty object", "{}"), ("an object of null", "{\"a\":null}"), ("an unknown member inside", "{\"nonsense\":{\"a\":[1]}}"),
        ("a long text", $"\"{new string('x', 60_000)}\""), ("a long list", $"[{string.Join(',', Enumerable.Repeat("null", 3_000))}]"),
        ("depth", new string('[', 40) + new string(']', 40)),
        ("NUL", @"""a\u0000b"""), ("a control character", @"""a\u0007b"""), ("a line end", @"""a\r\nb"""),
        ("a line separator", @"""a\u2028b\u2029c\u0085d"""),
        ("a noncharacter", @"""a\ufffeb"""), ("another noncharacter", @"""a\uffffb"""), ("a noncharacter between", @"""a\ufdd0b"""),
        ("a noncharacter beyond", @"""a\ud83f\udffeb"""), ("the last character", @"""a\udbff\udfffb"""),
        ("half a character", @"""a\ud800b"""), ("the other half", @"""a\udc00b"""), ("halves the wrong way round", @"""a\udc00\ud800b"""),
        ("a byte order mark", @"""\ufeffa"""), ("only marks", @"""\u0301\u0301\u0301"""),
        ("right to left", @"""a\u202eb\u2066c"""), ("no width", @"""\u200b\u200d\u2060"""),
        ("a private character", @"""\ue000\udb80\udc00"""), ("a tag character", @"""\udb40\udc41"""),
        ("many marks", $"\"a{string.Concat(Enumerable.Repeat("\\u0301", 300))}\""),
        ("letters that fold oddly", "\"İıſßẞﬃΣςǅK\""), ("a family", "\"👨‍👩‍👧‍👦🏳️‍🌈\""),
        ("an unassigned character", @"""\u0378\ud83e\udfff"""),
        ("an id", $"\"{Id}\""), ("an id in braces", $"\"{{{Id}}}\""), ("an id after a space", $"\" {Id}\""),
        ("an id of zeros", $"\"{Guid.Empty}\""), ("an id without hyphens", $"\"{Id.Replace("-", "", StringComparison.Ordinal)}\""),
        ("the first instant", "\"0001-01-01T00:00:00Z\""), ("the last instant", "\"9999-12-31T23:59:59.9999999Z\""),
        ("before the first instant", "\"0001-01-01T00:00:00+14:00\""), ("after the last", "\"9999-12-31T23:59:59-14:00\""),
        ("a day that is none", "\"2026-02-30T00:00:00Z\""), ("a leap second", "\"2026-12-31T23:59:60Z\""), ("a day", "\"2026-11-01\""),
        ("an instant without zone", "\"2026-11-01T12:00:00\""), ("soon", $"\"{DateTime.UtcNow.AddDays(1):yyyy-MM-dd'T'HH:mm:ss'Z'}\""),
        ("an address", "\"https://somewhere.example/a\""), ("script", "\"javascript:alert(1)\""), ("no host", "\"https:///\""),
        ("an odd host", "\"https://\\u0130\\ufffe.example/\""), ("a port beyond", "\"https://a.example:99999/\""),
        ("an address of brackets", "\"https://[::1]:0/\""), ("half an escape", "\"https://a.example/%zz%\""),
        ("markup", "\"<p>a<b>b</p><script>x</script>\""), ("marks", "\"**a** [b](c) ![d](e) `f`\\n\\n- g\\n\\n> h\""),
        ("a slug like an id", $"\"{Id}\""), ("a quote", "\"'\\\"\\\\; DROP TABLE articles --\""), ("a percent", "\"%s%n%_\""),
    ];

    /// <summary>Values of parameters, as they stand in an address: encoded, and broken where that is the point.</summary>
    public static IReadOnlyList<string> Parameters { get; } =
    [
        "", "%20", "x", "null", "true", "0", "-1", "%2B1", "1.5", "1e3", "%201", "99999999999999999999", "2147483648",
        "9223372036854775807", "9223372036854775808", "%D9%A1",
        Id, $"%7B{Id}%7D", $"%28{Id}%29", $"%20{Id}", $"{Id}%20", Id.Replace("-", "", StringComparison.Ordinal), Id.ToUpperInvariant(),
        $"{Guid.Empty}", $"{Id},{Id}",
        "a,b", ",", "a,,b", "A", "a_b", "-a", "--title", "%2C", "%FF", "%C0%AE", "%ED%A0%80", "%ED%B0%80", "%EF%BF%BE", "%EF%BF%BF",
        "%EF%B7%90", "%F4%8F%BF%BF", "%F0%9F%8C%8A", "e%CC%81", "%E2%80%AE", "%E2%80%A8", "%EF%BB%BF", "%0A", "%7F",
        "%27%22%3B--", "%25", "%3Cb%3E", "%5B%5D", "%7B%7D", "..", "%2E%2E", "a%2Fb", "%5C", "*", "2026-11-01",
        "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "2026-02-30", "AAAA", "Y2huZwAA", new string('x', 201),
        new string('9', 1_500),
    ];

    /// <summary>What only an address's query can have wrong.</summary>
    public static IReadOnlyList<string> Queries { get; } =
    [
        "nonsense=1", "body=x", "body", "bodyHtml=1", "=x", "=", "&&", "id=1", "%00=%00", "%FF=%FF", "SerializerErrors=1",
        "generalErrors=1", "a[b][c]=1", "[]=1", $"{new string('x', 500)}=1", "limit=1&limit=2", "%EF%BF%BE=1",
    ];

    /// <summary>What headers may say wrongly.</summary>
    public static IReadOnlyList<(string Name, string Value)> Headers { get; } =
    [
        ("If-Match", "*"), ("If-Match", "e1"), ("If-Match", "W/\"e1\""), ("If-Match", "\"e1"), ("If-Match", "\"\""),
        ("If-Match", "\"e-1\""), ("If-Match", "\"e99999999999999999999\""), ("If-Match", "\"e1\", \"e2\""), ("If-Match", ","),
        ("If-Match", new string('"', 200)),
        ("Idempotency-Key", "a"), ("Idempotency-Key", ""), ("Idempotency-Key", " "), ("Idempotency-Key", "a b"),
        ("Idempotency-Key", new string('k', 300)),
        ("Accept", "text/html"), ("Accept", "application/json;q=0"), ("Accept", "*/*;q=abc"), ("Accept", ";;;"),
        ("Accept", "application/*;q=2"), ("Accept", new string('a', 2_000)),
        ("If-None-Match", "*"), ("If-None-Match", "\"x"), ("If-None-Match", "W/"), ("If-Modified-Since", "yesterday"),
        ("If-Modified-Since", "Mon, 01 Jan 0001 00:00:00 GMT"), ("If-Modified-Since", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ("Range", "bytes=0-"), ("Range", "bytes=-1"), ("Range", "bytes=5-2"), ("Range", "bytes=99999999999999999999-"),
        ("Range", "bytes=0-0,2-2"), ("Range", "lines=1-2"), ("If-Range", "\"x\""),
        ("Accept-Encoding", "br;q=0, *"), ("Accept-Encoding", "gzip;q=nonsense"), ("Accept-Encoding", "*;q=0"),
        ("Accept-Language", "en;q=x,,"),
        ("Origin", "null"), ("Origin", "https://[::"), ("X-Forwarded-For", "nonsense, 1.2.3.4:99999"), ("X-Forwarded-Host", "evil.example"),
        ("X-HTTP-Method-Override", "DELETE"), ("Prefer", "return=minimal"), ("Cookie", "a=b; ;="), ("Traceparent", "00-zz-zz-zz"),
    ];

    /// <summary>Credentials that open nothing.</summary>
    public static IReadOnlyList<string> Credentials { get; } =
        ["", "Bearer", "Bearer ", "Bearer a.b.c", "Bearer ..", "Bearer cms__", "Bearer cms_abcdefgh_" + new string('x', 40), "Basic YTpi",
        "Basic", "bearer " + new string('x', 4_000), "Negotiate %%%", ",", "Bearer a, Bearer b"];

    /// <summary>Types of bodies that are not the right one, or say oddly that they are.</summary>
    public static IReadOnlyList<string> ContentTypes { get; } =
        ["", "nonsense", "text/plain", "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json;;",
        "application/xml", "multipart/form-data", "multipart/form-data; boundary=", "application/x-www-form-urlencoded",
        "application/problem+json", "*/*"];

    /// <summary>Whole bodies that are no object with the right members.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Bodies { get; } =
    [
        ("nothing", []), ("a space", " "u8.ToArray()), ("null", "null"u8.ToArray()), ("a list", "[]"u8.ToArray()),
        ("a list of null", "[null]"u8.ToArray()), ("a number", "1"u8.ToArray()), ("a text", "\"x\""u8.ToArray()),
        ("an empty object", "{}"u8.ToArray()),
        ("half an object", "{"u8.ToArray()), ("half a text", "{\"a"u8.ToArray()), ("two objects", "{}{}"u8.ToArray()),
        ("a comment", "{/**/}"u8.ToArray()), ("NaN", "{\"a\":NaN}"u8.ToArray()), ("an unknown member", "{\"nonsense\":1}"u8.ToArray()),
        ("an unknown member twice", "{\"a\":1,\"a\":2}"u8.ToArray()), ("a member without a name", "{\"\":1}"u8.ToArray()),
        ("a name of half a character", @"{""\ud800"":1}"u8.ToArray()), ("a name of NUL", @"{""\u0000"":1}"u8.ToArray()),
        ("names of prototypes", "{\"__proto__\":{},\"$type\":\"x\",\"$ref\":\"1\",\"$id\":\"1\"}"u8.ToArray()),
        ("not UTF-8", [.. "{\"a\":\""u8, 0xff, 0xfe, .. "\"}"u8]), ("UTF-16", System.Text.Encoding.Unicode.GetBytes("{}")),
        ("a byte order mark", [0xef, 0xbb, 0xbf, .. "{}"u8]), ("zeros", new byte[64]),
        ("depth", System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200))),
        ("an unfinished escape", "{\"a\":\"\\u12\"}"u8.ToArray()),
    ];
}
