using Cms.Api.Admin.Records;
using Cms.Model.Partners;

namespace Cms.Api.Admin.Products;

/// <inheritdoc />
internal sealed class GetProduct() : GetRecord<Product, ProductInput, ProductResponse>(ProductDesk.Here);

/// <inheritdoc />
internal sealed class CreateProduct() : CreateRecord<Product, ProductInput, ProductInputValidator, ProductResponse>(ProductDesk.Here);

/// <inheritdoc />
internal sealed class ReplaceProduct() : ReplaceRecord<Product, ProductInput, ProductInputValidator, ProductResponse>(ProductDesk.Here);

/// <inheritdoc />
internal sealed class EditProduct() : EditRecord<Product, ProductInput, ProductInputValidator, ProductResponse>(ProductDesk.Here);
