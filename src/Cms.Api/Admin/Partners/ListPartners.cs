using Cms.Api.Admin.Records;
using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Partners;

namespace Cms.Api.Admin.Partners;

/// <inheritdoc />
internal sealed class ListPartners(CmsDatabase database, Addresses addresses)
    : ListRecords<ListPartnersRequest, Partner, PartnerInput, AdminPartnerResponse>(PartnerDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListPartnersRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListPartnersValidator : ListValidator<ListPartnersRequest>;
