using Cms.Api.Admin.Records;
using Cms.Model.Partners;

namespace Cms.Api.Admin.Partners;

/// <inheritdoc />
internal sealed class GetPartner() : GetRecord<Partner, PartnerInput, AdminPartnerResponse>(PartnerDesk.Here);

/// <inheritdoc />
internal sealed class CreatePartner() : CreateRecord<Partner, PartnerInput, PartnerInputValidator, AdminPartnerResponse>(PartnerDesk.Here);

/// <inheritdoc />
internal sealed class ReplacePartner()
    : ReplaceRecord<Partner, PartnerInput, PartnerInputValidator, AdminPartnerResponse>(PartnerDesk.Here);

/// <inheritdoc />
internal sealed class EditPartner() : EditRecord<Partner, PartnerInput, PartnerInputValidator, AdminPartnerResponse>(PartnerDesk.Here);
