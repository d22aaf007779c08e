using Kiota;
using Kiota.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

// A client that Kiota generated: it draws the home page, reads a piece as blocks, is told of a problem, and edits a draft.
var reader = Client(new AnonymousAuthenticationProvider());
var desk = Client(new BaseBearerTokenAuthenticationProvider(new Key(Given("KEY"))));

var home = await reader.V1.Home.GetAsync();
Expect(home!.Data!.Slots!.Any(slot => slot.Articles!.Count > 0), "The home page has pieces.");

var article = await reader
    .V1.Articles[Given("SLUG")]
    .GetAsync(request => request.QueryParameters.FormatsAsBodyFormat = [BodyFormat.Blocks]);
var blocks = article!.Data!.Body!.Blocks!;
Expect(blocks.Exists(block => block.ParagraphBlock?.Spans!.Exists(span => span.Text!.Length > 0) == true), "A piece is read as blocks.");
Expect(blocks.TrueForAll(block => block.GetFieldDeserializers().Count > 0), "No block is read as nothing.");

try
{
    await reader.V1.Articles["no-such-piece"].GetAsync();
    Expect(false, "What is not there is a problem.");
}
catch (Problem problem)
{
    Expect(problem.Code == "not-found" && problem.Message == problem.Detail, "A problem is told by its code, and says its words.");
}

var draft = desk.V1.Admin.Articles[Guid.Parse(Given("DRAFT"))];
var before = await draft.GetAsync();
var edited = await draft.PatchAsync(new ArticlePatch { Title = "Edited by Kiota" }, request =>
    request.Headers.Add("If-Match", $"\"e{before!.EditVersion}\"")
);
Expect(edited!.Working!.Title == "Edited by Kiota" && edited.EditVersion > before!.EditVersion, "A patch changes what it names.");
Console.WriteLine("Kiota: well");

static CmsClient Client(IAuthenticationProvider authentication) =>
    new(new HttpClientRequestAdapter(authentication) { BaseUrl = Given("BASE") });

static string Given(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; start this by check.sh.");

static void Expect(bool holds, string sentence)
{
    if (!holds)
        throw new InvalidOperationException(sentence);
}

/// <summary>The key of the desk; the check's server is on this machine and has no TLS.</summary>
internal sealed class Key(string text) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new();

    public Task<string> GetAuthorizationTokenAsync(
        Uri uri,
        Dictionary<string, object>? additionalAuthenticationContext = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(text);
}
