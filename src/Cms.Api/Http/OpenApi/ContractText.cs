using System.Text;
using System.Text.Json.Nodes;
using Cms.Model.Changes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Cms.Api.Http.OpenApi;

/// <summary>The contract's text, made once: without white space as it is served, with it as it is checked in.</summary>
internal sealed class ContractText(IServiceScopeFactory scopes, ChangeFollower follower, Settings settings)
{
    private readonly Lazy<Task<string>> _text = new(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(ContractSetup.DocumentName, null, null);
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n";
    });

    private PreparedAnswer? _answer;

    /// <summary>As it is checked in: to be read, and its differences reviewed.</summary>
    public Task<string> ReadableAsync() => _text.Value;

    /// <summary>Sends it, or 304 where the caller has it.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var body = _answer is null ? Encoding.UTF8.GetBytes(JsonNode.Parse(await ReadableAsync())!.ToJsonString(Json.Options)) : null;
        _answer ??= new PreparedAnswer(new Answer { Body = body, NegotiatedAs = null, IsCompressedAtOnce = true }, follower.Applied, settings.Cache);
        await _answer.SendAsync(context, new(follower.Applied.ToString(System.Globalization.CultureInfo.InvariantCulture)), isKept: true, noStore: false);
    }
}
