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
        if (operation.Type != typeof(GetRendition))
            return;
        responses.Add("302", "Its file, focal point or credit has changed; Location says where it is now.", "Location", "Cache-Control");
        RefuseSizes(responses);
    }

    /// <summary>A size or a format on no list, or one that has to wait too long for its turn to be made.</summary>
    public static void RefuseSizes(OperationResponses responses)
    {
        responses.Refuse("rendition-unknown", "The size or the format is on no list; detail names them.");
        responses.Refuse(
            "busy",
            "It has to be made first, and too many others are; send it again after Retry-After seconds.",
            "Cache-Control"
        );
    }

    /// <summary>A picture, whole or in part.</summary>
    public static void DescribePicture(OperationResponses responses)
    {
        Dictionary<string, IOpenApiMediaType> Picture() =>
            PictureAnswer.Types.Values.ToDictionary(
                t => t,
                IOpenApiMediaType (_) =>
                    new OpenApiMediaType
                    {
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    }
            );

        string[] headers = ["ETag", "Cache-Control", "Surrogate-Key", "Cache-Tag"];
        responses.Add("200", "The picture.", Picture(), headers);
        responses.Add("206", "The part of the picture that Range names.", Picture(), headers);
        responses.Add("304", "The caller has it.", [.. headers, "Last-Modified"]);
    }

    /// <summary>A part that the picture does not have.</summary>
    public static void RefuseRange(OperationResponses responses) =>
        responses.Refuse("range-not-satisfiable", "The picture has no such part.");
}
