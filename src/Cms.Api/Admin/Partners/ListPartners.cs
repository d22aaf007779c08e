using Cms.Api.Admin.Records;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Partners;

namespace Cms.Api.Admin.Partners;

/// <inheritdoc />
internal sealed class ListPartners(CmsDatabase database)
    : ListRecords<ListPartnersRequest, Partner, PartnerInput, AdminPartnerResponse>(PartnerDesk.Here, database);

/// <summary>What the list takes.</summary>
public sealed record ListPartnersRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListPartnersValidator : ListValidator<ListPartnersRequest>;
