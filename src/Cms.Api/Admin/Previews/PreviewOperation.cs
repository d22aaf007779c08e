using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Home;
using Cms.Api.Delivery.Pages;
using Cms.Api.Http;
using Cms.Api.Http.OpenApi;
using Cms.Api.Media;
using Microsoft.OpenApi;

namespace Cms.Api.Admin.Previews;

/// <summary>What the contract says of an operation that shows what is not public yet.</summary>
internal sealed record PreviewOperation : IDescribesOperation
{
    private static readonly string[] Headers = ["Cache-Control", "X-Robots-Tag", "Referrer-Policy"];

    /// <inheritdoc />
    public void Describe(DescribedOperation operation)
    {
        var responses = operation.Responses;
        if (operation.Type == typeof(GetPreviewPicture) || operation.Type == typeof(GetPreviewRendition))
        {
            PictureOperation.DescribePicture(responses);
            PictureOperation.RefuseRange(responses);
            if (operation.Type == typeof(GetPreviewRendition))
                PictureOperation.RefuseSizes(responses);
        }
        else
        {
            operation.Parameters.AddQuery();
            DescribeShown(operation);
        }

        responses.RefuseWrongKey();
        responses.Refuse("not-found", "The link leads nowhere: it is wrong, has ended or was revoked.", Headers);
        responses.RefuseTooMany();
        responses.Fail("Busy; send it again after Retry-After seconds.");
    }

    /// <summary>A piece, a page or the front page, in the very schemas that readers get them in.</summary>
    private static void DescribeShown(DescribedOperation operation)
    {
        var shown = operation.Responses.Json(typeof(OneResponse<ArticleResponse, ArticleIncluded>), "getArticle");
        var home = operation.Responses.Json(typeof(OneResponse<HomeResponse, ArticleIncluded>), "getHome");
        var page = operation.Responses.Json(typeof(OneResponse<PageResponse, NothingIncluded>), "getPage");
        shown.Schema = new OpenApiSchema { AnyOf = [shown.Schema!, page.Schema!, home.Schema!] };
        operation.Responses.Add(
            "200",
            "It is here, as the link shows it.",
            new Dictionary<string, IOpenApiMediaType> { [Accepting.JsonType] = shown },
            Headers
        );
        operation.Responses.RefuseParameter(Headers);
        operation.Responses.RefuseOtherTypes(Headers);
    }
}
