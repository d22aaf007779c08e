namespace Cms.Model.Partners;

/// <summary>How a piece stands with a partner.</summary>
public enum PartnerStanding
{
    /// <summary>It may have it and publish it.</summary>
    Entitled,

    /// <summary>It may have it and must not publish it before the embargo ends.</summary>
    Held,

    /// <summary>It was entitled and is not any more.</summary>
    Gone,
}
