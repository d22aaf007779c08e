using Cms.Api.Partners.Articles;
using FastEndpoints;

namespace Cms.Api.Partners.Formats;

/// <summary>What an operation takes that gives one piece in a form that others have set.</summary>
public sealed record PartnerFormatRequest : IPartnerPieceRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What such a request refuses: every parameter.</summary>
public sealed class PartnerFormatValidator : Validator<PartnerFormatRequest>;
