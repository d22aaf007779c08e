using Cms.Api.Admin.Records;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Partners;

namespace Cms.Api.Admin.Products;

/// <inheritdoc />
internal sealed class ListProducts(CmsDatabase database)
    : ListRecords<ListProductsRequest, Product, ProductInput, ProductResponse>(ProductDesk.Here, database);

/// <summary>What the list takes.</summary>
public sealed record ListProductsRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListProductsValidator : ListValidator<ListProductsRequest>;
