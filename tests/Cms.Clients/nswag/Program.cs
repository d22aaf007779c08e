using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using NSwagged;

// A client that NSwag generated: it draws the home page, reads a piece as blocks, is told of a problem, and edits a draft.
using var anybody = new HttpClient();
using var keyed = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Given("KEY")) } };
var reader = new CmsClient(anybody) { BaseUrl = Given("BASE") };
var desk = new CmsClient(keyed) { BaseUrl = Given("BASE") };

var home = await reader.GetHomeAsync(null, null);
Expect(home.Data.Slots.Any(slot => slot.Articles.Count > 0), "The home page has pieces.");

var article = await reader.GetArticleAsync(Given("SLUG"), [BodyFormat.Blocks], null, null);
Expect(article.Data.Body.Blocks!.All(block => block.Members.ContainsKey("type")), "A piece is read as blocks.");

try
{
    await reader.GetArticleAsync("no-such-piece", null, null, null);
    Expect(false, "What is not there is a problem.");
}
catch (ApiException<Problem> problem)
{
    Expect(problem.Result.Code == "not-found", "A problem is told by its code.");
}

var before = await desk.GetAdminArticleAsync(Guid.Parse(Given("DRAFT")));
var edited = await desk.EditArticleAsync(before.Id, $"\"e{before.EditVersion}\"", new ArticlePatch { Title = "Edited by NSwag" });
Expect(edited.Working!.Title == "Edited by NSwag" && edited.EditVersion > before.EditVersion, "A patch changes what it names.");
Console.WriteLine("NSwag: well");

static string Given(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; start this by check.sh.");

static void Expect(bool holds, string sentence)
{
    if (!holds)
        throw new InvalidOperationException(sentence);
}

namespace NSwagged
{
    /// <summary>
    /// NSwag makes no unions, and leaves out the type of a list of them that it names: with these lines of one's own a block is its
    /// members, of which <c>type</c> says which they are.
    /// </summary>
    public sealed class Blocks
    {
        /// <summary>The members by name.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Members { get; set; } = [];
    }

    /// <summary>A patch names what changes: members that were not set are left out, since null empties one.</summary>
    public partial class CmsClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
            settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault;
    }
}
