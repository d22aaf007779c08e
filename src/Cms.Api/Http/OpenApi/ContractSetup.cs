using System.Text;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Cms.Api.Http.OpenApi;

/// <summary>The contract: described from the program itself, served as <c>/openapi/v1.json</c> and as a page to try it.</summary>
internal static class ContractSetup
{
    private const string DocumentName = "v1";

    /// <summary>Describes the operations.</summary>
    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "Magazine CMS",
                Version = "1",
                Description = "Articles, authors, series, sources, illustrations and the front page of a magazine. Errors are problem details; every list has the same envelope and the same cursors; the shape of an answer never depends on the query.",
                License = new OpenApiLicense { Name = "The API's description may be used freely", Identifier = "CC0-1.0" },
            });
            o.OrderActionsBy(api => api.RelativePath);
            o.DocInclusionPredicate((_, api) => api.HttpMethod != "HEAD");
            o.CustomSchemaIds(SchemaId);
            o.SupportNonNullableReferenceTypes();
            o.NonNullableReferenceTypesAsRequired();
            o.UseOneOfForPolymorphism();
            o.SelectSubTypesUsing(type => type.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType));
            o.SelectDiscriminatorNameUsing(type => ((JsonPolymorphicAttribute?)Attribute.GetCustomAttribute(type, typeof(JsonPolymorphicAttribute)))?.TypeDiscriminatorPropertyName);
            o.SelectDiscriminatorValueUsing(type => type.BaseType?.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().FirstOrDefault(a => a.DerivedType == type)?.TypeDiscriminator?.ToString());
            o.OperationFilter<OperationFilter>();
            o.SchemaFilter<SchemaFilter>();
            o.DocumentFilter<DocumentFilter>();
        });
        services.AddSingleton<ContractText>();
    }

    /// <summary>Serves the contract and the page.</summary>
    public static void UseContract(this WebApplication app)
    {
        app.MapMethods("/openapi/v1.json", ["GET", "HEAD"], async (HttpContext context, ContractText contract) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=300";
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.Body.WriteAsync(await contract.Utf8Async(), context.RequestAborted);
        }).ExcludeFromDescription();
        // The page needs its own scripts and styles, which the program carries; nothing comes from elsewhere.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal), docs => docs.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
            context.Response.Headers.CacheControl = "public, max-age=300";
            await next(context);
        }));
        app.UseSwaggerUI(o =>
        {
            o.RoutePrefix = "docs";
            o.DocumentTitle = "Magazine CMS: contract";
            o.SwaggerEndpoint("/openapi/v1.json", "v1");
            o.EnableDeepLinking();
            o.DisplayOperationId();
        });
    }

    // ArticleResponse → Article; ListResponse<ArticleSummary, ArticleIncluded> → ArticleSummaryList.
    private static string SchemaId(Type type)
    {
        if (!type.IsGenericType)
            return type.Name.EndsWith("Response", StringComparison.Ordinal) ? type.Name[..^"Response".Length] : type.Name;
        var item = SchemaId(type.GetGenericArguments()[0]);
        return type.Name.Split('`')[0] switch
        {
            "ListResponse" => item + "List",
            "WebhookData" => item + "WebhookData",
            _ => "One" + item,
        };
    }
}

/// <summary>The contract's text, made once.</summary>
internal sealed class ContractText(IServiceScopeFactory scopes)
{
    private readonly Lazy<Task<byte[]>> _utf8 = new(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync("v1", null, null);
        return Encoding.UTF8.GetBytes((await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n");
    });

    /// <summary>As it is served and as it is checked in.</summary>
    public Task<byte[]> Utf8Async() => _utf8.Value;
}
