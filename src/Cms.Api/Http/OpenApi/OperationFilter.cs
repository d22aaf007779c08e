using System.Reflection;
using System.Text.Json.Nodes;
using Cms.Api.Admin;
using Cms.Api.Admin.Bulk;
using Cms.Api.Admin.Previews;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Home;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Health;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Api.Partners;
using FastEndpoints;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>
/// Says what the generator cannot see: parameters with the limits their validators set, every status with its schema and
/// headers, the operation's name, words, door and security.
/// </summary>
internal sealed class OperationFilter : IOperationFilter
{
    private const string JsonType = "application/json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var endpoint = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault();
        if (endpoint is null)
            return;
        var path = "/" + context.ApiDescription.RelativePath;
        var isDelivery = IsDelivery(endpoint.EndpointType);
        operation.OperationId = char.ToLowerInvariant(endpoint.EndpointType.Name[0]) + endpoint.EndpointType.Name[1..];
        operation.Summary = endpoint.EndpointSummary?.Summary;
        operation.Description = endpoint.EndpointSummary?.Description;
        operation.Tags = new HashSet<OpenApiTagReference> { new(ContractTags.Of(path), context.Document) };
        operation.Security = [];
        operation.RequestBody = null;
        var admin = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AdminOperation>().FirstOrDefault();
        var partner = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<PartnerOperation>().FirstOrDefault();
        operation.Parameters = [.. Parameters(endpoint, path, context, isDelivery || partner is not null, admin)];
        if (partner is not null)
        {
            operation.Description += $" Needs the scope `{partner.Scope}`.";
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentFilter.PartnerKey, context.Document)] = [] },
            ];
            operation.Responses = WithQuota(PartnerResponses(partner, operation.OperationId, endpoint, path, context));
            return;
        }

        if (endpoint.EndpointType == typeof(WebSub.SubscribeToFeed))
        {
            operation.RequestBody = HubDescription.Body();
            operation.Responses = HubResponses(context);
            return;
        }

        if (admin is null)
        {
            operation.Responses = Responses(operation.OperationId, endpoint, path, context, isDelivery);
            return;
        }

        if (admin.Scope != Model.Access.StaffScopes.Any)
            operation.Description += $" Needs the scope `{admin.Scope}`.";
        operation.Security =
        [
            new OpenApiSecurityRequirement
            {
                [
                    new OpenApiSecuritySchemeReference(
                        path.StartsWith("/v1/partner", StringComparison.Ordinal) ? DocumentFilter.PartnerKey : DocumentFilter.StaffKey,
                        context.Document
                    )
                ] = [],
            },
        ];
        if (admin.Body is { } body)
            operation.RequestBody = Body(body, operation.OperationId, context);
        operation.Responses = AdminResponses(admin, operation.OperationId, endpoint, path, context);
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<TakesPicture>().FirstOrDefault() is { } picture)
        {
            // Parts of its own, since equal ones are brought together afterwards.
            if (admin.Status == 201)
                operation.Responses["200"] = AdminResponses(admin with { Status = 200 }, operation.OperationId, endpoint, path, context)[
                    "200"
                ];
            PictureDescription.Describe(operation, picture, context);
        }
        if (path.StartsWith("/v1/partner", StringComparison.Ordinal))
            WithQuota(operation.Responses);
    }

    /// <summary>A body that changes some members has the same members, and none of them must be there.</summary>
    private static OpenApiRequestBody Body(AdminBody body, string operation, OperationFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(body.Type, context.SchemaRepository);
        BodySchemas.Describe(context.SchemaRepository, body.Type, body.Rules);
        if (body.IsPatch)
            schema = PatchSchemas.Of(schema, context);
        return new OpenApiRequestBody
        {
            Required = !body.IsOptional,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [body.IsPatch ? JsonBody.MergePatchType : JsonType] = new OpenApiMediaType
                {
                    Schema = schema,
                    Example = Examples.Of(operation + ".request"),
                },
            },
        };
    }

    private static OpenApiResponses AdminResponses(
        AdminOperation admin,
        string operation,
        EndpointDefinition endpoint,
        string path,
        OperationFilterContext context
    )
    {
        var writes = context.ApiDescription.HttpMethod != "GET";
        var responses = new OpenApiResponses();
        var headers = Headers("ETag", "Location", "Link", "Content-Sequence", "Cache-Control", "Vary");
        responses[admin.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] =
            admin.Status == 204
                ? Bare("It is done.", headers)
                : new OpenApiResponse
                {
                    Description = admin.Status == 201 ? "It is made; Location says where it stands." : "It is here, as it is now.",
                    Headers = headers,
                    Content = new Dictionary<string, IOpenApiMediaType>
                    {
                        [JsonType] = new OpenApiMediaType
                        {
                            Schema = context.SchemaGenerator.GenerateSchema(endpoint.ResDtoType, context.SchemaRepository),
                            Example = Examples.Of(operation),
                        },
                    },
                };
        Add("400", "Something in the path, query, headers or JSON cannot be read; errors points at it.", "invalid-request");
        Add("401", "No key, or none that is in force.", "key-required");
        Add("403", "The key lacks the scope that detail names.", "scope-missing");
        // Of many acts the refusal of one may be the answer.
        var isBulk = endpoint.EndpointType == typeof(BulkArticles);
        if (path.Contains('{', StringComparison.Ordinal) || isBulk)
            Add("404", "There is no such thing, or none that this key may know of.", "not-found");
        Add("406", "The answer is JSON, which the Accept header does not take.", "not-acceptable");
        if (path.EndsWith("/replay", StringComparison.Ordinal))
            Add("410", "The log does not reach back to the number any more.", "sequence-expired");
        if (writes)
        {
            responses["409"] = Problem(
                context,
                "The thing's state does not allow it, or a rule stands against it; allowedActions and usedBy say more.",
                "wrong-state",
                typeof(ConflictResponse),
                "Cache-Control",
                "Vary"
            );
            Add("408", "The body came too slowly.", "body-too-slow");
            Add("413", "The body is larger than 1 MB.", "body-too-large");
            Add("415", "The body is not JSON.", "unsupported-media-type");
            Add("422", "Members of the body are wrong, or the piece cannot be public yet; errors points at each.", "validation-failed");
            Add("507", "The disk is full; nothing was written.", "storage-full");
        }

        if (admin.TakesIfMatch || isBulk)
        {
            responses["412"] = Problem(
                context,
                "Somebody else saved it since, or If-Match names no version of it; read it again.",
                "edit-conflict",
                typeof(ConflictResponse),
                "Cache-Control",
                "Vary"
            );
            Add("428", "If-Match is missing.", "version-required");
        }

        responses["429"] = Problem(
            context,
            "Too many requests of this caller at once, too many wrong keys from this address, or more requests than the operator allows.",
            "rate-limited",
            "Retry-After",
            "Cache-Control",
            "Vary"
        );
        Add("500", "Something went wrong here; requestId finds it in the log.", "internal-error");
        responses["503"] = Problem(
            context,
            "Busy; send it again after Retry-After seconds.",
            "busy",
            "Retry-After",
            "Cache-Control",
            "Vary"
        );
        return responses;

        void Add(string status, string words, string code) => responses[status] = Problem(context, words, code, "Cache-Control", "Vary");
    }

    /// <summary>Whatever a partner is answered says what is left of its quota, once it is known whose it is.</summary>
    private static OpenApiResponses WithQuota(OpenApiResponses responses)
    {
        foreach (var response in responses.Where(r => r.Key != "401").Select(r => r.Value).OfType<OpenApiResponse>())
            response.Headers = (response.Headers ?? new Dictionary<string, IOpenApiHeader>())
                .Concat(Headers("RateLimit", "RateLimit-Policy"))
                .ToDictionary();
        return responses;
    }

    private static OpenApiResponses PartnerResponses(
        PartnerOperation partner,
        string operation,
        EndpointDefinition endpoint,
        string path,
        OperationFilterContext context
    )
    {
        var responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = "It is here, as this partner may have it.",
                Headers = Headers("ETag", "Content-Sequence", "Cache-Control", "Vary", "Link"),
                Content = partner.Types.ToDictionary(
                    type => type,
                    IOpenApiMediaType (type) =>
                        type == JsonType
                            ? new OpenApiMediaType
                            {
                                Schema = context.SchemaGenerator.GenerateSchema(endpoint.ResDtoType, context.SchemaRepository),
                                Example = Examples.Of(operation),
                            }
                        : FormatWords.ContainsKey(type) ? Written(operation, type)
                        : new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }
                ),
            },
            ["304"] = Bare("What the caller has is current.", Headers("ETag", "Content-Sequence", "Cache-Control", "Vary", "Link")),
        };
        Add("400", "A parameter is unknown, doubled or has a value it cannot have.", "unknown-parameter");
        Add("401", "No key, or none that is in force.", "key-required");
        Add("403", "The key lacks the scope that detail names, or the partner is suspended.", "partner-suspended");
        if (path.Contains('{', StringComparison.Ordinal))
            Add("404", "There is no such thing, or this partner is not entitled to it.", "not-found");
        Add("406", "The Accept header leaves out what this address answers with.", "not-acceptable");
        if (path.StartsWith("/v1/partner/articles/{id}", StringComparison.Ordinal) && !path.Contains("/media/", StringComparison.Ordinal))
            responses["410"] = TakenDown();
        if (path is "/v1/partner/changes" or "/v1/partner/snapshot" or "/v1/partner/withdrawals")
            Add("410", "The log does not reach back to the cursor, or it belongs to another history: take the snapshot.", "cursor-expired");
        responses["429"] = Problem(
            context,
            "The day's requests are used up, or too many of this caller are worked on or wait at once.",
            "quota-exhausted",
            "Retry-After",
            "Cache-Control",
            "Vary"
        );
        Add("500", "Something went wrong here; requestId finds it in the log.", "internal-error");
        responses["503"] = Problem(
            context,
            "Busy, or behind; send it again after Retry-After seconds.",
            "busy",
            "Retry-After",
            "Cache-Control",
            "Vary"
        );
        return responses;

        void Add(string status, string words, string code) => responses[status] = Problem(context, words, code, "Cache-Control", "Vary");

        OpenApiResponse TakenDown()
        {
            var gone = Problem(
                context,
                "This partner had it and it was taken down; notice and replacement say more where it was withdrawn.",
                "gone",
                typeof(GoneResponse),
                "Content-Sequence",
                "Cache-Control",
                "Vary"
            );
            // Whoever asks for ninjs is told in ninjs: pubStatus canceled, and no words.
            if (path.Contains("/ninjs/", StringComparison.Ordinal))
            {
                var schema = context.SchemaGenerator.GenerateSchema(endpoint.ResDtoType, context.SchemaRepository);
                gone.Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [JsonType] = new OpenApiMediaType { Schema = schema, Example = Examples.Of(operation + ".gone") },
                };
            }

            return gone;
        }
    }

    private static IEnumerable<IOpenApiParameter> Parameters(
        EndpointDefinition endpoint,
        string path,
        OperationFilterContext context,
        bool isDelivery,
        AdminOperation? admin
    )
    {
        var request = endpoint.ReqDtoType;
        foreach (var member in request.GetProperties().Where(p => path.Contains($"{{{Name(p)}}}", StringComparison.Ordinal)))
        {
            yield return new OpenApiParameter
            {
                Name = Name(member),
                In = ParameterLocation.Path,
                Required = true,
                Description = XmlComments.Summary(member),
                Schema =
                    Name(member) == "collection"
                        ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["authors", "series", "sources", "topics"] }
                    : Name(member) == "format"
                        ? new OpenApiSchema
                        {
                            Type = JsonSchemaType.String,
                            Enum = [.. Delivery.Feeds.FeedFormats.All.Select(f => (JsonNode)JsonValue.Create(f.Name))],
                        }
                    : member.PropertyType == typeof(Guid) ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" }
                    : new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        MinLength = 1,
                        MaxLength = 200,
                    },
                Example = JsonValue.Create(Example(path, Name(member))),
            };
        }

        if (admin?.TakesIfMatch == true)
            yield return Header("If-Match", true, 100, "The ETag of the version you have seen, such as `\"e7\"`.");
        if (admin is not null && context.ApiDescription.HttpMethod == "POST")
            yield return Header(
                "Idempotency-Key",
                false,
                Model.Access.IdempotentAnswer.MaxKeyLength,
                "Names this request: sent again within 24 hours it is answered as the first time, and done once."
            );
        if (!isDelivery && admin is null && endpoint.EndpointType != typeof(Admin.Previews.GetPreview))
            yield break;
        foreach (var parameter in QueryGrammars.Of(endpoint).Parameters)
        {
            yield return new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Style = parameter.Shape.IsList ? ParameterStyle.Form : null,
                Explode = !parameter.Shape.IsList,
                Description = XmlComments.Summary(parameter.Member),
                Schema = Schema(parameter.Shape),
            };
        }

        if (!isDelivery)
            yield break;
        yield return new OpenApiParameter
        {
            Name = ReadPosition.Parameter,
            In = ParameterLocation.Query,
            Description =
                "Answers no older than this number of the change log (a Content-Sequence); a node that is behind answers 503 `behind`. "
                + "The answer is not stored by caches.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Minimum = "0",
            },
        };
    }

    private static OpenApiParameter Header(string name, bool isRequired, int most, string words) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = isRequired,
            Description = words,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = 1,
                MaxLength = most,
            },
        };

    private static string Name(PropertyInfo member) => QueryGrammar.NameOf(member);

    private static string Example(string path, string name) =>
        name switch
        {
            "code" => "not-found",
            "format" => "rss",
            "name" => "articles-1",
            "secretId" => "k7Qm2xY9Lw4P",
            "collection" => "topics",
            "messageId" => "msg_019aab547c007b3c9c6e2f8f0a1d4e55",
            "token" => "prv_hNf8s2QvB6yXrT4mZ0aJcU3eW9pLdG1kS5oE7iVb",
            _ when path.StartsWith("/v1/admin", StringComparison.Ordinal) || path.StartsWith("/v1/partner", StringComparison.Ordinal) =>
                "019aab54-7c00-7b3c-9c6e-2f8f0a1d4e55",
            "key" => "0c9e1f4b7a2d8e6f3c5b9a10",
            "file" => path.Contains("{key}", StringComparison.Ordinal) ? "1200x675.webp" : "0c9e1f….png",
            _ when path.StartsWith("/v1/illustrations", StringComparison.Ordinal) || path.Contains("/media/", StringComparison.Ordinal) =>
                "019aab54-7c00-7b3c-9c6e-2f8f0a1d4e55",
            _ when path.Contains("/authors", StringComparison.Ordinal) => "ines-okafor",
            _ when path.Contains("/topics", StringComparison.Ordinal) => "housing",
            _ when path.Contains("/sources", StringComparison.Ordinal) => "the-tidewater-review",
            _ when path.Contains("/series", StringComparison.Ordinal) => "the-long-repair",
            _ => "the-library-that-lends-ladders",
        };

    private static OpenApiSchema Schema(ParameterShape shape)
    {
        var one = new OpenApiSchema
        {
            Type = shape.Type switch
            {
                "integer" => JsonSchemaType.Integer,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = shape.Format,
            Minimum = shape.Least?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = shape.Most?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Default = shape.Otherwise is { } number ? JsonValue.Create(number) : null,
            Enum = shape.Words.Count == 0 ? null : [.. shape.Words.Select(w => (JsonNode)JsonValue.Create(w))],
            MaxLength = shape.IsList || shape.Type != "string" ? null : shape.MaxLength,
        };
        return !shape.IsList
            ? one
            : new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = one,
                MinItems = 1,
                MaxItems = shape.MaxLength,
            };
    }

    private static OpenApiResponses Responses(
        string operation,
        EndpointDefinition endpoint,
        string path,
        OperationFilterContext context,
        bool isDelivery
    )
    {
        var hasId = path.Contains("{id}", StringComparison.Ordinal);
        var responses = new OpenApiResponses();
        if (path.StartsWith("/v1/preview", StringComparison.Ordinal))
            return PreviewResponses(operation, endpoint, path, context);
        if (path.StartsWith("/media", StringComparison.Ordinal))
        {
            responses["200"] = Picture("The picture.");
            responses["206"] = Picture("The part of the picture that Range names.");
            responses["304"] = Bare(
                "The caller has it.",
                Headers("ETag", "Last-Modified", "Cache-Control", "Surrogate-Key", "Cache-Tag")
            );
            responses["401"] = Problem(
                context,
                "The Authorization header carries no key that is in force; leave it out to read what is public.",
                "key-invalid"
            );
            responses["404"] = Problem(context, "Nothing public has this address.", "not-found");
            responses["410"] = Problem(context, "It was public and is not any more.", "gone");
            responses["416"] = Problem(context, "The picture has no such part.", "range-not-satisfiable");
            if (endpoint.EndpointType == typeof(Media.GetRendition))
            {
                responses["302"] = Bare("Its file, focal point or credit has changed; Location says where it is now.", Headers("Location", "Cache-Control"));
                AddSizes(responses, context);
            }

            return responses;
        }

        var other = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<OtherFormats>().FirstOrDefault();
        var success = new OpenApiResponse
        {
            Description = "It is here.",
            Headers = isDelivery
                ? Headers("ETag", "Last-Modified", "Content-Sequence", "Cache-Control", "Vary", "Surrogate-Key", "Cache-Tag", "Link")
                : Headers("Cache-Control"),
            Content = other?.Types.ToDictionary(type => type, IOpenApiMediaType (type) => Written(operation, type))
                ?? new Dictionary<string, IOpenApiMediaType>
                {
                    [JsonType] = new OpenApiMediaType
                    {
                        Schema = context.SchemaGenerator.GenerateSchema(endpoint.ResDtoType, context.SchemaRepository),
                        Example = Examples.Of(operation),
                    },
                },
        };
        responses["200"] = success;
        if (endpoint.EndpointType == typeof(Delivery.Problems.GetProblem))
            success.Content["text/html"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The same as a page." },
            };
        if (!isDelivery)
        {
            if (endpoint.EndpointType == typeof(GetReady))
                responses["503"] = new OpenApiResponse
                {
                    Description = "It cannot answer now.",
                    Headers = Headers("Cache-Control"),
                    Content = success.Content,
                };
            responses["401"] = Problem(
                context,
                "The Authorization header carries no key that is in force; leave it out to read what is public.",
                "key-invalid",
                "Cache-Control"
            );
            responses["429"] = Problem(
                context,
                "Too many requests of this caller at once, too many wrong keys from this address, or more requests than the operator "
                    + "allows.",
                "rate-limited",
                "Retry-After",
                "Cache-Control"
            );
            return responses;
        }

        if (hasId && !path.Contains("illustrations", StringComparison.Ordinal))
            responses["301"] = Bare(
                "It moved; Location has its present address, with the query as sent.",
                Headers("Location", "Content-Sequence", "Cache-Control", "Vary", "Surrogate-Key", "Cache-Tag")
            );
        responses["304"] = Bare(
            "What the caller has is current.",
            Headers("ETag", "Last-Modified", "Content-Sequence", "Cache-Control", "Vary", "Surrogate-Key", "Cache-Tag", "Link")
        );
        responses["400"] = other is { NegotiatedAs: null }
            ? Problem(context, "A parameter is doubled or has a value it cannot have.", "invalid-parameter", "Cache-Control")
            : Problem(context, "A parameter is unknown, doubled or has a value it cannot have.", "unknown-parameter", "Cache-Control");
        responses["401"] = Problem(
            context,
            "The Authorization header carries no key that is in force; leave it out to read what is public.",
            "key-invalid",
            "Cache-Control"
        );
        if (path.Contains('{', StringComparison.Ordinal) || path == "/oembed")
            responses["404"] = Problem(
                context,
                "Nothing public has this address.",
                "not-found",
                "Content-Sequence",
                "Cache-Control",
                "Vary",
                "Surrogate-Key",
                "Cache-Tag"
            );
        if (other is not { NegotiatedAs: null })
            responses["406"] = Problem(
                context,
                "The answer is JSON, which the Accept header does not take.",
                "not-acceptable",
                "Cache-Control"
            );
        if (path == "/oembed")
            responses["501"] = Problem(context, "Neither json nor xml is asked for.", "format-unknown", "Cache-Control");
        if (hasId)
            responses["410"] = Problem(
                context,
                "It was public and is not any more; notice and replacement say more where it was withdrawn.",
                "gone",
                typeof(GoneResponse),
                "Content-Sequence",
                "Cache-Control",
                "Vary",
                "Surrogate-Key",
                "Cache-Tag"
            );
        else if (path is "/v1/changes" or "/v1/snapshot")
            responses["410"] = Problem(
                context,
                "The log does not reach back to the cursor, or it belongs to another history: take the snapshot.",
                "cursor-expired",
                "Cache-Control"
            );
        responses["429"] = Problem(
            context,
            "Too many requests of this caller at once, too many wrong keys from this address, or more requests than the operator allows.",
            "rate-limited",
            "Retry-After",
            "Cache-Control"
        );
        responses["500"] = Problem(context, "Something went wrong here; requestId finds it in the log.", "internal-error", "Cache-Control");
        responses["503"] = Problem(
            context,
            "Busy, behind, or too costly a question; send it again after Retry-After seconds.",
            "busy",
            "Retry-After",
            "Cache-Control"
        );
        return responses;
    }

    private static OpenApiResponses HubResponses(OperationFilterContext context) =>
        new()
        {
            ["202"] = new OpenApiResponse
            {
                Description = "It is understood; the callback is asked next.",
                Headers = Headers("Cache-Control"),
            },
            ["400"] = Problem(context, "A member is missing or wrong; the error names it.", "invalid-parameter", "Cache-Control"),
            ["408"] = Problem(context, "The form came too slowly.", "body-too-slow", "Cache-Control"),
            ["413"] = Problem(context, "The form has more than 16 kB.", "body-too-large", "Cache-Control"),
            ["415"] = Problem(context, "It is not a form.", "unsupported-media-type", "Cache-Control"),
            ["429"] = Problem(
                context,
                "Too many callbacks that this caller named, or at this host, have not said yes within the hour; or too many requests at "
                    + "once.",
                "rate-limited",
                "Retry-After",
                "Cache-Control"
            ),
            ["500"] = Problem(context, "Something went wrong here; requestId finds it in the log.", "internal-error", "Cache-Control"),
            ["503"] = Problem(
                context,
                "Busy, or the hub has as many subscriptions as it takes; send it again after Retry-After seconds.",
                "busy",
                "Retry-After",
                "Cache-Control"
            ),
        };

    /// <summary>A document in a format that others have set, whose own description says what is in it.</summary>
    private static OpenApiMediaType Written(string operation, string type)
    {
        var isJson = type.EndsWith("json", StringComparison.Ordinal);
        return new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = isJson ? JsonSchemaType.Object : JsonSchemaType.String, Description = FormatWords[type] },
            // One example for each format: getFeed.rss.json holds RSS as a text.
            Example = Examples.Of($"{operation}.{type.Split('/', '+')[1]}"),
        };
    }

    private static readonly Dictionary<string, string> FormatWords = new()
    {
        ["application/rss+xml"] = "RSS 2.0 (https://www.rssboard.org/rss-specification).",
        ["application/atom+xml"] = "Atom 1.0 (RFC 4287).",
        ["application/feed+json"] =
            "JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); what that format has no word for stands under `_cms`.",
        ["application/ld+json"] = "A NewsArticle of https://schema.org in JSON-LD.",
        ["application/xml"] = "A sitemap, or an index of them (https://www.sitemaps.org/protocol.html).",
        [JsonType] = "An oEmbed response (https://oembed.com).",
        ["text/xml"] = "An oEmbed response in XML.",
    };

    /// <summary>A piece or the front page, in the very schemas that readers get them in; or a picture.</summary>
    private static OpenApiResponses PreviewResponses(
        string operation,
        EndpointDefinition endpoint,
        string path,
        OperationFilterContext context
    )
    {
        string[] headers = ["Cache-Control", "X-Robots-Tag", "Referrer-Policy"];
        var responses = new OpenApiResponses();
        if (path.Contains("/media/", StringComparison.Ordinal))
        {
            responses["200"] = Picture("The picture.");
            responses["206"] = Picture("The part of the picture that Range names.");
            responses["304"] = Bare("The caller has it.", Headers("ETag", "Last-Modified", "Cache-Control"));
            responses["416"] = Problem(context, "The picture has no such part.", "range-not-satisfiable");
            if (endpoint.EndpointType == typeof(GetPreviewRendition))
                AddSizes(responses, context);
        }
        else
        {
            IOpenApiSchema[] kinds =
            [
                .. new[]
                {
                    typeof(OneResponse<ArticleResponse, ArticleIncluded>),
                    typeof(OneResponse<HomeResponse, ArticleIncluded>),
                }.Select(t => context.SchemaGenerator.GenerateSchema(t, context.SchemaRepository)),
            ];
            responses["200"] = new OpenApiResponse
            {
                Description = "It is here, as the link shows it.",
                Headers = Headers(headers),
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [JsonType] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchema { AnyOf = kinds },
                        Example = Examples.Of("getArticle"),
                    },
                },
            };
            responses["400"] = Problem(
                context,
                "A parameter is unknown, doubled or has a value it cannot have.",
                "unknown-parameter",
                headers
            );
            responses["406"] = Problem(context, "The answer is JSON, which the Accept header does not take.", "not-acceptable", headers);
        }

        responses["401"] = Problem(
            context,
            "The Authorization header carries no key that is in force; leave it out to read what is public.",
            "key-invalid",
            "Cache-Control"
        );
        responses["404"] = Problem(context, "The link leads nowhere: it is wrong, has ended or was revoked.", "not-found", headers);
        responses["429"] = Problem(
            context,
            "Too many requests of this caller at once, too many wrong keys from this address, or more requests than the operator allows.",
            "rate-limited",
            "Retry-After",
            "Cache-Control"
        );
        responses["500"] = Problem(context, "Something went wrong here; requestId finds it in the log.", "internal-error", "Cache-Control");
        responses["503"] = Problem(context, "Busy; send it again after Retry-After seconds.", "busy", "Retry-After", "Cache-Control");
        return responses;
    }

    private static void AddSizes(OpenApiResponses responses, OperationFilterContext context)
    {
        responses["400"] = Problem(context, "The size or the format is on no list; detail names them.", "rendition-unknown");
        responses["503"] = Problem(
            context,
            "It has to be made first, and too many others are; send it again after Retry-After seconds.",
            "busy",
            "Retry-After",
            "Cache-Control"
        );
    }

    private static OpenApiResponse Picture(string description) =>
        new()
        {
            Description = description,
            Headers = Headers("ETag", "Cache-Control", "Surrogate-Key", "Cache-Tag"),
            Content = Media.PictureAnswer.Types.Values.ToDictionary(
                t => t,
                IOpenApiMediaType (_) =>
                    new OpenApiMediaType
                    {
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    }
            ),
        };

    private static OpenApiResponse Bare(string description, Dictionary<string, IOpenApiHeader> headers) =>
        new() { Description = description, Headers = headers };

    private static OpenApiResponse Problem(OperationFilterContext context, string description, string code, params string[] headers) =>
        Problem(context, description, code, typeof(ProblemResponse), headers);

    private static OpenApiResponse Problem(
        OperationFilterContext context,
        string description,
        string code,
        Type type,
        params string[] headers
    ) =>
        new()
        {
            Description = description,
            Headers = Headers(headers.Length == 0 ? ["Cache-Control"] : headers),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [ProblemAnswers.ContentType] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository),
                    Example = Examples.Problem(code, type),
                },
            },
        };

    private static Dictionary<string, IOpenApiHeader> Headers(params string[] names) =>
        names.ToDictionary(
            n => n,
            IOpenApiHeader (n) =>
                new OpenApiHeader
                {
                    Description = HeaderWords[n],
                    Schema = new OpenApiSchema
                    {
                        Type = n is "Content-Sequence" or "Retry-After" ? JsonSchemaType.Integer : JsonSchemaType.String,
                        Format = n is "Content-Sequence" ? "int64" : null,
                    },
                }
        );

    private static readonly Dictionary<string, string> HeaderWords = new()
    {
        ["ETag"] = "Hash of the answer, with a suffix for its encoding; If-None-Match takes any of them.",
        ["Last-Modified"] = "When what the answer shows last changed, where known as a whole.",
        ["Content-Sequence"] = "How far this node had read the change log.",
        ["Cache-Control"] = "How long caches may keep the answer.",
        ["Vary"] = "At the public doors Accept-Encoding and nothing else; at the desk Origin; for partners Authorization.",
        ["Surrogate-Key"] = "Tags to purge the answer by, parted by spaces, if the operator chose this header.",
        ["Cache-Tag"] = "Tags to purge the answer by, parted by commas, if the operator chose this header.",
        ["Link"] = "This page and the next (RFC 8288).",
        ["Location"] = "Where it stands now.",
        ["Retry-After"] = "Seconds to wait.",
        ["RateLimit"] =
            "Where the partner has a daily quota: how many requests are left of the UTC day, and the seconds to its end "
            + "(draft-ietf-httpapi-ratelimit-headers).",
        ["RateLimit-Policy"] = "Where the partner has a daily quota: how many requests a UTC day takes.",
        ["X-Robots-Tag"] = "noindex: search engines do not list it.",
        ["Referrer-Policy"] = "no-referrer: links lead away without its address.",
    };

    private static bool IsDelivery(Type endpoint)
    {
        for (var type = endpoint; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DeliveryEndpoint<,>))
                return true;
        }

        return false;
    }
}
