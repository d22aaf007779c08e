using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles.Bodies;
using Cms.Model.Illustrations;

namespace Cms.Api.Tests.Delivery.Articles.Bodies;

/// <summary>A body of real length with everything an author may write, and what it points at. Places and people are invented.</summary>
internal static class SampleBody
{
    public static readonly Guid Boat = Guid.Parse("0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f");
    public static readonly Guid Ornament = Guid.Parse("0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e30");
    public static readonly Guid Hidden = Guid.Parse("0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e31");
    public static readonly Guid Earlier = Guid.Parse("0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e32");
    public static readonly Guid Draft = Guid.Parse("0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e33");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What everybody may see.</summary>
    public static BodyReferences References { get; } =
        new(
            new Dictionary<Guid, IllustrationResponse>
            {
                [Boat] = Illustration(
                    Boat,
                    "https://cms.example.org/media/boat.jpg",
                    "A boat \"at rest\" <on> mud & sand",
                    caption: "Low water in Ostrava Bay",
                    credit: "Drawing by M. Quill"
                ),
                [Ornament] = Illustration(Ornament, "https://cms.example.org/media/ornament.png", "Three waves", isDecorative: true),
            },
            new Dictionary<Guid, string> { [Earlier] = "https://magazine.example.org/articles/low-water?a=1&b=2" }
        );

    /// <summary>The same, with the addresses an author would write, so that what was written can be read again.</summary>
    public static BodyReferences Source { get; } =
        new(
            new[] { Boat, Ornament, Hidden }.ToDictionary(id => id, id => Illustration(id, $"illustration:{id}", "Words [in] *brackets*")),
            new[] { Earlier, Draft }.ToDictionary(id => id, id => $"article:{id}")
        );

    public static string Markdown { get; } =
        $"""
            The tide had been out since *morning*, and nobody in **Ostrava Bay** could say when it would come back. “It left,” said the harbour master—“and
            it took the timetable with it.” We [wrote about it](article:{Earlier}) last year; a [longer piece](article:{Draft}) is being made.

            ## What the numbers say

            In 1968\. the gauge stood at 3.5 m; in 2026 at ~~1.2~~ **0.9 m**. See <https://tides.example.org/data?from=1968&to=2026&copy;=1>, the
            [minutes (part 2)](https://council.example.org/minutes_(2).html "Minutes"), or write to [the desk](mailto:desk@example.org).

            - Depth at the pier: 40 cm
            - Boats afloat: *three*, of which
              1. one is `R-17 \| "Gull"`
              2. one is not a boat

              The third has been sold.
            - Days since: **1**

            * A second list right after the first
            * 2\) with things that look like marks: \*stars\*, \_lines\_, \# hash, 1\. one

            ### What the numbers say

            > We were told to wait.\
            > We **waited**.
            >
            > > Then we *stopped* waiting.
            >
            > - and so
            > - did they

            ![Old words](illustration:{Boat})

            7. seventh
            8. eighth

               ![](illustration:{Hidden})

               ```python
               def tide(hour):
                   return "```" if hour < 6 else None
               ```

            1) another count

            ---

            [The bay at night](https://www.youtube.com/watch?v=abc123)

            https://vimeo.com/123456

            ##### 港口的夜晚 \#\#

            这是**重要**的，也是**“更重要”**的。A**b**c, *a*b, “**quoted.**”after, un*believ*able, ***all* of** it, *some **of** it*.
            A code span with a tick: `` a`b ``, one of ticks: ``` `` ```, a strong one **`x`**y, and a [link **with** `code`](https://example.org/a_b*c*)!
            <b>Not markup</b> &amp;copy; &lt;br> C# + D = E, https\://not.a.link and www\.not.either. Not an image: \![a](https://example.org/)

            \# Not a heading

            \- not a list \
            \+ nor this\
            1968\. nor this\
            === nor this

            ![](illustration:{Ornament})

                indented code
                  keeps its spaces

            المدينة القديمة على **البحر**، والناس *ينتظرون*.

            Last words&nbsp;!
            """
        + "\n\n"
        + string.Join(
            "\n\n",
            Enumerable
                .Range(1, 60)
                .Select(day =>
                    $"On day {day} the **water** stood *{day * 3 % 17} cm* lower. “Nothing to see,” they said; see the [log of day "
                    + $"{day}](https://tides.example.org/log?day={day}) for the rest of it, which is long."
                )
        );

    public static ArticleBody Body { get; } = MarkdownBody.Read(Markdown);

    /// <summary>Every fact of the blocks as one text, so that two bodies can be compared.</summary>
    public static string Drawn(ArticleBody body) => JsonSerializer.Serialize(BlockWriter.Write(body, Source), Json);

    public static string Drawn(string markdown) => Drawn(MarkdownBody.Read(markdown));

    private static IllustrationResponse Illustration(
        Guid id,
        string src,
        string alt,
        bool isDecorative = false,
        string? caption = null,
        string? credit = null
    ) =>
        new()
        {
            Id = id,
            Src = src,
            Srcset = null,
            Template = null,
            Width = 1200,
            Height = 800,
            Placeholder = null,
            Color = null,
            FocalPoint = null,
            Alt = alt,
            Decorative = isDecorative,
            Caption = caption,
            Credit = credit is null
                ? null
                : new CreditResponse
                {
                    Text = credit,
                    Kind = CreditKind.Staff,
                    Name = null,
                    Author = null,
                    Source = null,
                    Url = null,
                },
            License = null,
        };
}
