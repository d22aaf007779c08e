using System.Text.Json.Nodes;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Testing;

namespace Cms.Api.Tests.Admin.Things;

/// <summary>What the tests of the desk have to know of one kind of thing.</summary>
public sealed record DeskKind
{
    /// <summary>All of them.</summary>
    public static DeskKind[] All { get; } =
    [
        new()
        {
            Plural = "authors",
            NameMember = "name",
            Body =
                """{"name":"Ida Berg","kind":"person","bio":"Writes.","title":"Editor","affiliation":"The Lantern","links":[{"label":"Site","url":"https://ida.example/"}],"portraitId":null,"isListed":false}""",
            Patch = """{"bio":null,"kind":"organization","links":[]}""",
            Wrong = """{"name":" ","kind":null,"bio":"\u0007","title":"","links":[{"label":"","url":"ftp://x"}],"portraitId":null}""",
            WrongAt = ["/name", "/kind", "/bio", "/title", "/links/0/label", "/links/0/url"],
            Made = () => An.Author(),
            ShownIn = thing => An.Content("Shows an author", (Author)thing),
        },
        new()
        {
            Plural = "topics",
            NameMember = "name",
            Body =
                """{"name":"Harbours","description":"Ships and those who wait.","codes":[{"scheme":"http://cv.iptc.org/newscodes/mediatopic/","code":"20000337"},{"scheme":"https://subjects.example/of-ours#","code":"h-1"}],"isListed":false}""",
            Patch = """{"description":null}""",
            Wrong = """{"name":"","description":"\u0000","codes":[{"scheme":"harbours","code":"a b"},{"scheme":"medtop","code":"337"}]}""",
            WrongAt = ["/name", "/description", "/codes/0/scheme", "/codes/0/code", "/codes/1/code"],
            Made = () => An.Topic(),
            ShownIn = thing => An.Content("Shows a topic") with { TopicIds = [thing.Id] },
        },
        new()
        {
            Plural = "sources",
            NameMember = "name",
            Body =
                """{"name":"The Lantern","kind":"publication","homePage":"https://lantern.example/","license":{"id":"CC-BY-4.0","name":"CC BY","url":null,"terms":{"edits":"yes","images":"ask","translation":"yes","mustLink":true,"noSale":false,"creditRequired":true}},"onward":{"text":"allowed","illustrations":"withStory","canonical":"theirs","until":"2027-01-01T00:00:00Z"},"isListed":false}""",
            Patch = """{"license":null,"kind":"network","onward":{"canonical":"ours"}}""",
            Wrong =
                """{"name":"A\nB","kind":null,"homePage":"lantern","license":{"id":"","name":"X","terms":{}},"onward":{"until":"2027-01-01T00:00:00"}}""",
            WrongAt =
            [
                "/name",
                "/kind",
                "/homePage",
                "/license/id",
                "/license/terms/edits",
                "/license/terms/images",
                "/license/terms/translation",
                "/license/terms/mustLink",
                "/license/terms/noSale",
                "/license/terms/creditRequired",
                "/onward/until",
            ],
            Made = () => An.Source(),
            ShownIn = thing =>
                An.Content("Shows a source") with
                {
                    Attributions = [new Attribution(AttributionRelation.InCollaborationWith, thing.Id)],
                },
        },
        new()
        {
            Plural = "series",
            NameMember = "title",
            Body =
                """{"title":"The Long Repair","kind":"multipart","description":"In parts.","total":4,"isComplete":false,"leadId":null,"sourceIds":[],"isListed":false}""",
            Patch = """{"description":null,"total":5,"isComplete":true}""",
            Wrong = """{"title":"","kind":null,"total":0,"sourceIds":["00000000-0000-0000-0000-000000000000"]}""",
            WrongAt = ["/title", "/kind", "/total", "/sourceIds/0"],
            Made = () => An.Series(),
            ShownIn = thing =>
                An.Content("Shows a series") with
                {
                    Attributions = [new Attribution(AttributionRelation.PartOf, null, thing.Id)],
                },
        },
        new()
        {
            Plural = "illustrations",
            NameMember = "alt",
            Body =
                """{"alt":"A boat","isDecorative":false,"caption":"Boats.","focalPoint":{"x":0.25,"y":1},"credit":{"kind":"courtesy","name":"Ida Berg","authorId":null,"sourceId":null,"url":null,"text":null},"license":null,"onward":"withStory"}""",
            Patch = """{"caption":null,"focalPoint":{"x":0.5},"onward":"denied"}""",
            Wrong = """{"alt":"","focalPoint":{"x":1.5},"credit":{}}""",
            WrongAt = ["/alt", "/focalPoint/x", "/focalPoint/y", "/credit/kind", "/credit/name"],
            Made = () => An.Illustration(credit: new Credit(CreditKind.Staff, "Ida Berg")),
            ShownIn = thing => An.Content("Shows a picture") with { LeadIllustrationId = thing.Id },
        },
    ];

    /// <summary>Those with addresses of their own.</summary>
    public static IEnumerable<DeskKind> Named => All.Where(k => k.HasSlug);

    public required string Plural { get; init; }

    public required string NameMember { get; init; }

    public required string Body { get; init; }

    public required string Patch { get; init; }

    public required string Wrong { get; init; }

    public required string[] WrongAt { get; init; }

    public required Func<Thing> Made { get; init; }

    public required Func<Thing, ArticleContent> ShownIn { get; init; }

    public bool HasSlug => Plural != "illustrations";

    public string Path => "/v1/admin/" + Plural;

    public JsonObject NewBody(string? name = null)
    {
        var body = JsonNode.Parse(Body)!.AsObject();
        if (name is not null)
            body[NameMember] = name;
        return body;
    }

    public override string ToString() => Plural;
}
