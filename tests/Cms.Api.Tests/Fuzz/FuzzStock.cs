using System.Text.Json.Nodes;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Pages;
using Cms.Testing;
using Cms.Testing.Hosts;

namespace Cms.Api.Tests.Fuzz;

/// <summary>
/// Things to call the operations on. Each operation of the desk has one of its own, in a state that it takes, so that what one
/// call does to its thing is nothing to another's.
/// </summary>
internal sealed class FuzzStock
{
    private const string Desk = "/v1/admin/";

    private readonly Dictionary<(string Operation, string Collection), string> _own = [];
    private readonly Dictionary<string, string> _shared = [];
    private readonly Dictionary<string, string> _inside = [];

    /// <summary>Calls as an administrator.</summary>
    public required HttpClient Admin { get; init; }

    /// <summary>Calls as a partner that is entitled to everything.</summary>
    public required HttpClient Partner { get; init; }

    /// <summary>Makes what the operations need.</summary>
    public static async Task<FuzzStock> MakeAsync(CmsHost host, IReadOnlyList<FuzzOperation> operations)
    {
        var admin = await host.StaffAsync(Role.Admin);
        var product = await admin.WriteAsync(201, HttpMethod.Post, Desk + "products", new { name = "Everything", filter = new { } });
        var partner = await admin.WriteAsync(201, HttpMethod.Post, Desk + "partners", new { name = "The mirror" });
        var entitlements = $"{Desk}partners/{partner.Text("id")}/entitlements";
        await admin.WriteAsync(201, HttpMethod.Post, entitlements, new { productId = product.Text("id") });
        var stock = new FuzzStock { Admin = admin, Partner = await host.PartnerAsync(partner.GetProperty("id").GetGuid()) };
        (stock._shared["products"], stock._shared["partners"]) = (product.Text("id")!, partner.Text("id")!);
        var things = stock.Things(operations);
        await host.DeskAsync(async db =>
        {
            db.AddRange(things);
            await db.SaveAsync(CancellationToken.None);
        });
        foreach (var operation in operations.Where(o => o.Path.StartsWith(Desk, StringComparison.Ordinal) && o.Path.Contains('{')))
        {
            await stock.MakeRecordsAsync(operation);
            if (operation.Path.Split('/')[^1] is "restoration" or "purge" && !operation.Path.Contains("{number}", StringComparison.Ordinal))
                await stock.TrashAsync(operation);
        }

        stock._inside["cursor"] = (await stock.Partner.ReadAsync("/v1/partner/changes")).Text("meta/nextCursor")!;
        return stock;
    }

    /// <summary>What stands at a placeholder of a path.</summary>
    public string At(FuzzOperation operation, string placeholder)
    {
        var before = operation.Path[..operation.Path.IndexOf("{" + placeholder + "}", StringComparison.Ordinal)].Split('/');
        var collection = before.Length > 1 ? before[^2] : "";
        if (_own.TryGetValue((operation.Name, collection), out var own) || _shared.TryGetValue(collection, out own))
            return own;
        return placeholder switch
        {
            "number" => "1",
            "format" => "rss",
            "collection" => "authors",
            "code" => "gone",
            "file" => "original.png",
            "name" => "articles-1",
            "token" => "prv_" + new string('x', 40),
            "secretId" => "abcdefgh",
            _ => Guid.CreateVersion7().ToString(),
        };
    }

    /// <summary>An example of a body with ids of things that are here.</summary>
    public JsonObject Suited(JsonObject example)
    {
        var suited = (JsonObject)example.DeepClone();
        Suit(suited, "");
        return suited;
    }

    private void Suit(JsonNode node, string member)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (Replaced(member, list[i]) is { } id)
                    list[i] = id;
                else if (list[i] is JsonObject or JsonArray)
                    Suit(list[i]!, member);
            }

            return;
        }

        foreach (var (name, value) in ((JsonObject)node).ToList())
        {
            // What the menu of the site's example leads to.
            if (name == "id" && node["kind"]?.ToString() == "page")
                node[name] = _shared["pages"];
            else if (Replaced(name, value) is { } id)
                node[name] = id;
            else if (value is JsonObject or JsonArray)
                Suit(value, name);
        }
    }

    private string? Replaced(string member, JsonNode? value)
    {
        if (value is not JsonValue text || !text.TryGetValue<string>(out var given))
            return null;
        if (_inside.TryGetValue(member, out var known))
            return known;
        if (!Guid.TryParse(given, out _))
            return null;
        return _shared[
            member switch
            {
                "authorId" or "into" => "authors",
                "sourceId" or "sourceIds" or "sources" => "sources",
                "seriesId" or "series" => "series",
                "topicIds" or "topics" => "topics",
                "leadIllustrationId" or "imageId" or "portraitId" or "logoId" => "illustrations",
                "productId" => "products",
                "partners" => "partners",
                _ => "articles",
            }
        ];
    }

    private List<Thing> Things(IReadOnlyList<FuzzOperation> operations)
    {
        var things = new List<Thing>();
        var author = Shared("authors", An.Author());
        Shared("series", An.Series());
        Shared("sources", An.Source());
        Shared("topics", An.Topic());
        Shared("illustrations", An.Illustration());
        Shared("pages", An.Page("shared/page"));
        Shared("articles", An.Article(An.Content("The shared piece", author)));
        foreach (var operation in operations.Where(o => o.Path.StartsWith(Desk, StringComparison.Ordinal) && o.Path.Contains('{')))
        {
            var collection = operation.Path[Desk.Length..].Split('/')[0];
            Thing? own = collection switch
            {
                "articles" => Article(operation.Name, author),
                "authors" => An.Author(),
                "series" => An.Series(),
                "sources" => An.Source(),
                "topics" => An.Topic(),
                "illustrations" => An.Illustration(),
                "pages" => Page(operation.Name),
                _ => null,
            };
            if (own is null)
                continue;
            _own[(operation.Name, collection)] = own.Id.ToString();
            things.Add(own);
        }

        return things;

        T Shared<T>(string collection, T thing)
            where T : Thing
        {
            things.Add(thing);
            _shared[collection] = thing.Id.ToString();
            return thing;
        }
    }

    private static Page Page(string operation)
    {
        if (operation is not ("unpublishPage" or "discardPageWorkingCopy"))
            return new Page($"own/{operation.ToLowerInvariant()}", An.PageContent(), An.Hour);
        var page = An.Page();
        if (operation == "discardPageWorkingCopy")
            page.Edit(An.PageContent("Another title"), An.Hour);
        return page;
    }

    private static Article Article(string operation, Cms.Model.Authors.Author author)
    {
        var content = An.Content("A piece of its own", author);
        var isPublic = operation is "correctArticle" or "unpublishArticle" or "withdrawArticle" or "discardWorkingCopy";
        var article = isPublic ? An.Article(content) : An.Draft(content);
        switch (operation)
        {
            case "discardWorkingCopy":
                article.Edit(content with { Title = "Another title" }, An.Hour);
                break;
            case "recallArticle" or "refuseArticle":
                article.SubmitForReview(An.Hour);
                break;
            case "unscheduleArticle":
                article.Schedule(DateTime.UtcNow.AddYears(1), DateTime.UtcNow);
                break;
            case "liftEmbargo":
                article.Embargo(DateTime.UtcNow.AddYears(1), DateTime.UtcNow);
                break;
        }

        return article;
    }

    private async Task TrashAsync(FuzzOperation operation)
    {
        var path = operation.Path[..(operation.Path.IndexOf('}') + 1)].Replace("{id}", At(operation, "id"), StringComparison.Ordinal);
        await Admin.WriteAsync(204, HttpMethod.Delete, path, null, (await Admin.ReadAsync(path)).Tag());
    }

    private async Task MakeRecordsAsync(FuzzOperation operation)
    {
        var collections = operation.Path.Split('/').Where(s => !s.StartsWith('{')).ToHashSet();
        if (operation.Path.StartsWith(Desk + "partners/", StringComparison.Ordinal))
        {
            var partner = await OwnAsync("partners", Desk + "partners", new { name = "A partner of its own" });
            if (collections.Contains("entitlements"))
                await OwnAsync("entitlements", $"{Desk}partners/{partner}/entitlements", new { productId = _shared["products"] });
            if (collections.Contains("keys"))
                await OwnAsync("keys", $"{Desk}partners/{partner}/keys", new { name = "A partner's key" }, "key/id");
        }
        else if (operation.Path.StartsWith(Desk + "products/", StringComparison.Ordinal))
        {
            await OwnAsync("products", Desk + "products", new { name = "A product of its own", filter = new { } });
        }
        else if (operation.Path.StartsWith(Desk + "keys/", StringComparison.Ordinal))
        {
            await OwnAsync("keys", Desk + "keys", new { name = "A key of its own", role = "editor" }, "key/id");
        }
        else if (operation.Path.StartsWith(Desk + "webhooks/", StringComparison.Ordinal))
        {
            await OwnAsync("webhooks", Desk + "webhooks", new { name = "Its own", url = "http://127.0.0.1:9/hook" }, "webhook/id");
        }

        async Task<string> OwnAsync(string collection, string path, object body, string id = "id")
        {
            var made = await Admin.WriteAsync(201, HttpMethod.Post, path, body);
            return _own[(operation.Name, collection)] = made.Text(id)!;
        }
    }
}
