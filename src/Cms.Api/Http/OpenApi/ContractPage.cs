using System.Globalization;
using Cms.Api.Http.Caching;
using Cms.Model.Changes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Cms.Api.Http.OpenApi;

/// <summary>
/// The page to read the contract and to try it: a document for each door, and the whole. The doors are shown in OpenAPI 3.0, of
/// which the page reads what is opened; of 3.1 it walks over all before it shows anything, for seconds.
/// </summary>
internal sealed class ContractPage
{
    private static readonly (string File, string Name, Func<string, bool> Has)[] Doors =
    [
        ("readers.json", "Readers and frontends", path => !IsOfDesk(path) && !IsOfPartners(path)),
        ("desk.json", "The desk", IsOfDesk),
        ("partners.json", "Partners", IsOfPartners),
    ];

    private readonly ChangeFollower _follower;
    private readonly Dictionary<string, Lazy<Task<PreparedAnswer>>> _documents;

    public ContractPage(ChangeFollower follower, Settings settings)
    {
        _follower = follower;
        _documents = Doors.ToDictionary(
            d => d.File,
            d => new Lazy<Task<PreparedAnswer>>(() => Task.Run(() => PrepareAsync(d.Has, follower, settings)))
        );
    }

    /// <summary>Serves the page, with its own scripts and styles, and its documents; nothing comes from elsewhere.</summary>
    public static void Use(WebApplication app)
    {
        foreach (var (file, _, _) in Doors)
            app.MapMethods($"/docs/{file}", ["GET", "HEAD"], (HttpContext context, ContractPage page) => page.SendAsync(file, context))
                .ExcludeFromDescription();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal), UsePage);
    }

    private static void UsePage(IApplicationBuilder docs)
    {
        docs.Use(
            async (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
                context.Response.Headers.CacheControl = "public, max-age=300";
                // Made while the browser still reads its scripts.
                _ = context.RequestServices.GetRequiredService<ContractPage>()._documents[Doors[0].File].Value;
                await next(context);
            }
        );
        docs.UseSwaggerUI(o =>
        {
            o.RoutePrefix = "docs";
            o.DocumentTitle = "Magazine CMS: contract";
            foreach (var (file, name, _) in Doors)
                o.SwaggerEndpoint($"/docs/{file}", name);
            o.SwaggerEndpoint("/openapi/v1.json", "The whole contract, with webhooks (takes some seconds)");
            o.EnableDeepLinking();
            o.DisplayOperationId();
            o.EnableFilter();
            // The list of things first, and what is opened is drawn then.
            o.DocExpansion(DocExpansion.None);
            o.DefaultModelsExpandDepth(-1);
        });
    }

    private async Task SendAsync(string file, HttpContext context) =>
        await (await _documents[file].Value).SendAsync(
            context,
            new(_follower.Applied.ToString(CultureInfo.InvariantCulture)),
            isKept: true,
            noStore: false
        );

    private static async Task<PreparedAnswer> PrepareAsync(Func<string, bool> has, ChangeFollower follower, Settings settings)
    {
        await using var file = ContractText.Open();
        var document = (await OpenApiDocument.LoadAsync(file, "json")).Document!;
        foreach (var path in document.Paths.Keys.Where(path => !has(path)).ToList())
            document.Paths.Remove(path);
        document.Webhooks?.Clear();
        document.Tags = ContractTags.UsedIn(document);
        return ContractText.Prepare(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0), follower, settings);
    }

    private static bool IsOfDesk(string path) => path.StartsWith("/v1/admin", StringComparison.Ordinal);

    private static bool IsOfPartners(string path) => path.StartsWith("/v1/partner", StringComparison.Ordinal);
}
