using System.Reflection;
using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Licenses;
using NUnit.Framework;

namespace Cms.Model.Tests.Articles;

public sealed class ArticleContentTests
{
    // What is chosen from a list and not written.
    private static readonly string[] Chosen = ["Language", "License"];

    [Test]
    public void The_list_of_its_texts_misses_no_member_that_holds_one()
    {
        var content = Filled();
        var written = new HashSet<string>();
        Collect(content, written);

        Assert.That(written, Has.Count.GreaterThan(12));
        Assert.That(content.Texts().Select(t => t.Text), Is.EquivalentTo(written));
    }

    [Test]
    public void A_text_is_told_with_the_pointer_that_leads_to_it()
    {
        var json = JsonSerializer.SerializeToNode(Filled(), JsonSerializerOptions.Web)!;

        foreach (var (pointer, text) in Filled().Texts())
        {
            var found = pointer[1..]
                .Split('/')
                .Aggregate(json, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
            Assert.That(found.GetValue<string>(), Is.EqualTo(text), pointer);
        }
    }

    [Test]
    public void Every_text_is_brought_into_its_normal_form()
    {
        var decomposed = Filled().WithTexts((_, text) => $"e\u0301 {text}");

        var article = new Article("a-piece", decomposed, DateTime.UnixEpoch);

        Assert.That(article.Working!.Texts(), Has.All.Matches<(string Pointer, string Text)>(t => t.Text.StartsWith('é')));
    }

    private static ArticleContent Filled() =>
        new()
        {
            Kicker = "a kicker",
            Title = "a title",
            Subtitle = "a subtitle",
            Excerpt = "an excerpt",
            Body = "a body",
            Byline = "a byline",
            Contributions =
            [
                new Contribution(ContributionRole.Author, Guid.Empty, "credited as", "title of one", "affiliation"),
                new Contribution(ContributionRole.Editor, Guid.Empty, "credited as another"),
            ],
            Attributions =
            [
                new Attribution(
                    AttributionRelation.RepublishedFrom,
                    null,
                    null,
                    "https://there.example/",
                    "title there",
                    null,
                    "a sentence"
                ),
            ],
            License = License.CcBy,
            CanonicalUrl = "https://original.example/",
            Seo = new SearchListing("title for search", "description", null),
            Custom = new Dictionary<string, JsonElement>
            {
                ["note"] = JsonElement.Parse("\"a note of the magazine's own\""),
                ["rating"] = JsonElement.Parse("4.5"),
            },
        };

    // Looks at every member there is, so that one that is new is looked at too.
    private static void Collect(object value, HashSet<string> texts)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (Chosen.Contains(property.Name) || property.GetIndexParameters().Length > 0)
                continue;
            var held = property.GetValue(value);
            Assert.That(held is null && property.PropertyType == typeof(string) && value is ArticleContent, Is.False, property.Name);
            switch (held)
            {
                case string text:
                    texts.Add(text);
                    break;
                case IReadOnlyDictionary<string, JsonElement> custom:
                    texts.UnionWith(custom.Values.Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!));
                    break;
                case System.Collections.IEnumerable list:
                    foreach (var item in list)
                        Collect(item!, texts);
                    break;
                case { } inner when inner.GetType().Namespace!.StartsWith("Cms.", StringComparison.Ordinal) && !inner.GetType().IsEnum:
                    Collect(inner, texts);
                    break;
            }
        }
    }
}
