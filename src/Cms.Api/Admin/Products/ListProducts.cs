using Cms.Api.Admin.Records;
using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Partners;

namespace Cms.Api.Admin.Products;

/// <inheritdoc />
internal sealed class ListProducts(CmsDatabase database, Addresses addresses)
    : ListRecords<ListProductsRequest, Product, ProductInput, ProductResponse>(ProductDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListProductsRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListProductsValidator : ListValidator<ListProductsRequest>;
