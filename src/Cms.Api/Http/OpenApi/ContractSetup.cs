using System.Text.Json;
using Cms.Model.Articles;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>The contract: described from the program itself, served as <c>/openapi/v1.json</c> and as a page to try it.</summary>
internal static class ContractSetup
{
    public const string DocumentName = "v1";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Describes the operations.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="webhooks">Describes the requests that go the other way.</param>
    /// <param name="unions">The things in answers that are one of several kinds.</param>
    public static void AddContract(
        this IServiceCollection services,
        Func<OpenApiDocument, DocumentFilterContext, Dictionary<string, IOpenApiPathItem>> webhooks,
        params IReadOnlyList<Type> unions
    )
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc(
                DocumentName,
                new OpenApiInfo
                {
                    Title = "Magazine CMS",
                    Version = "1",
                    Description = Introduction(),
                    License = new OpenApiLicense { Name = "The API's description may be used freely", Identifier = "CC0-1.0" },
                }
            );
            o.DocInclusionPredicate((_, api) => api.HttpMethod != "HEAD");
            // Not the order of files: what is described first takes the description along.
            o.OrderActionsBy(a => $"{a.RelativePath} {Array.IndexOf(Methods, a.HttpMethod)}");
            o.CustomSchemaIds(SchemaId);
            o.SupportNonNullableReferenceTypes();
            o.NonNullableReferenceTypesAsRequired();
            o.MapType<IReadOnlyDictionary<string, JsonElement>>(CustomMembers);
            foreach (var union in unions)
                o.MapUnion(union);
            o.OperationFilter<OperationFilter>();
            o.SchemaFilter<SchemaFilter>();
            o.DocumentFilter<DocumentFilter>(unions, webhooks);
        });
        services.AddSingleton<ContractText>();
        services.AddSingleton<ContractPage>();
    }

    /// <summary>Serves the contract and the page.</summary>
    public static void UseContract(this WebApplication app)
    {
        app.MapMethods("/openapi/v1.json", ["GET", "HEAD"], async (HttpContext context, ContractText contract) =>
                await contract.SendAsync(context)
            )
            .ExcludeFromDescription();
        ContractPage.Use(app);
    }

    private static OpenApiSchema CustomMembers() =>
        new()
        {
            Type = JsonSchemaType.Object,
            MaxProperties = CustomFields.MaxCount,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean },
        };

    private static string Introduction()
    {
        using var text = new StreamReader(typeof(ContractSetup).Assembly.GetManifestResourceStream("introduction.md")!);
        return text.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }

    // ArticleResponse → Article; ListResponse<ArticleSummary, ArticleIncluded> → ArticleSummaryList;
    // OneResponse<IReadOnlyList<RevisionSummary>, …> → Revisions.
    public static string SchemaId(Type type)
    {
        if (!type.IsGenericType)
            return type.Name.EndsWith("Response", StringComparison.Ordinal) ? type.Name[..^"Response".Length] : type.Name;
        var item = SchemaId(type.GetGenericArguments()[0]);
        return type.Name.Split('`')[0] switch
        {
            "ListResponse" or "SearchableListResponse" => item + "List",
            "WebhookData" => item + "WebhookData",
            "IReadOnlyList" => item.Replace("Summary", "", StringComparison.Ordinal) + "s",
            "OneResponse" when type.GetGenericArguments()[0].IsGenericType => item,
            _ => "One" + item,
        };
    }
}
