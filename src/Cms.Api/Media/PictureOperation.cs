using Cms.Api.Http.OpenApi;
using Microsoft.OpenApi;

namespace Cms.Api.Media;

/// <summary>What the contract says of an operation that gives a public picture.</summary>
internal sealed record PictureOperation : IDescribesOperation
{
    /// <inheritdoc />
    public void Describe(DescribedOperation operation)
    {
        var responses = operation.Responses;
        DescribePicture(responses);
        responses.RefuseWrongKey();
        responses.Refuse("not-found", "Nothing public has this address.");
        responses.Refuse("gone", "It was public and is not any more.");
        RefuseRange(responses);
    }

    /// <summary>A picture, whole or in part.</summary>
    public static void DescribePicture(OperationResponses responses)
    {
        Dictionary<string, IOpenApiMediaType> Picture() =>
            OriginalFile.Types.Values.ToDictionary(
                t => t,
                IOpenApiMediaType (_) =>
                    new OpenApiMediaType
                    {
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    }
            );

        responses.Add("200", "The picture.", Picture(), "ETag", "Cache-Control");
        responses.Add("206", "The part of the picture that Range names.", Picture(), "ETag", "Cache-Control");
        responses.Add("304", "The caller has it.", "ETag", "Last-Modified", "Cache-Control");
    }

    /// <summary>A part that the picture does not have.</summary>
    public static void RefuseRange(OperationResponses responses) =>
        responses.Refuse("range-not-satisfiable", "The picture has no such part.");
}
