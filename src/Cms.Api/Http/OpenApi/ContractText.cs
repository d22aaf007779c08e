using System.Buffers;
using System.Text.Json;
using Cms.Api.Http.Caching;
using Cms.Model.Changes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Cms.Api.Http.OpenApi;

/// <summary>
/// The contract's text. What is served is <c>openapi/cms.v1.json</c> as it was checked in, built into the program, so that
/// nobody waits while two hundred operations are described; a test holds that the program says the same of itself.
/// </summary>
internal sealed class ContractText(IServiceScopeFactory scopes, ChangeFollower follower, Settings settings)
{
    private readonly Lazy<PreparedAnswer> _answer = new(() =>
    {
        using var file = new StreamReader(Open());
        return Prepare(file.ReadToEnd(), follower, settings);
    });

    /// <summary>The contract as it was checked in.</summary>
    public static Stream Open() => typeof(ContractText).Assembly.GetManifestResourceStream("cms.v1.json")!;

    /// <summary>Makes an answer of a document that is the same as long as the program runs.</summary>
    public static PreparedAnswer Prepare(string document, ChangeFollower follower, Settings settings) =>
        new(
            new Answer
            {
                Body = Packed(document),
                NegotiatedAs = null,
                IsCompressedAtOnce = true,
            },
            follower.Applied,
            settings.Site,
            settings.Cache
        );

    /// <summary>What the program says of itself, as it is checked in: to be read, and its differences reviewed.</summary>
    public async Task<string> DescribeAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var document = await scope
            .ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>()
            .GetSwaggerAsync(ContractSetup.DocumentName, null, null);
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Sends it, or 304 where the caller has it.</summary>
    public Task SendAsync(HttpContext context) =>
        _answer.Value.SendAsync(
            context,
            new(follower.Applied.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            isKept: true,
            noStore: false
        );

    // Without white space, which is half of it.
    private static ReadOnlyMemory<byte> Packed(string document)
    {
        using var contract = JsonDocument.Parse(document);
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Json.Options.Encoder }))
            contract.WriteTo(writer);
        return bytes.WrittenMemory;
    }
}
