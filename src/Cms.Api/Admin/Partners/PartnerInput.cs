using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Partners;

/// <summary>An outlet that takes pieces, as the desk writes it.</summary>
public sealed record PartnerInput
{
    /// <summary>The outlet's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whom to ask there, such as an e-mail address; only the desk sees it. Null for nobody.</summary>
    public string? Contact { get; init; }

    /// <summary>The source that this outlet is: it does not get its own pieces back. Null for none.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Most requests a UTC day; null for no bound.</summary>
    public int? DailyRequests { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class PartnerInputValidator : AbstractValidator<PartnerInput>
{
    /// <summary>The rules.</summary>
    public PartnerInputValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Contact).LineOrNone(500);
        RuleFor(b => b.DailyRequests).Within(1, 100_000_000);
    }
}
