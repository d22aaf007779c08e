namespace Cms.Api.Partners.Articles;

/// <summary>A request for one piece.</summary>
internal interface IPartnerPieceRequest
{
    /// <summary>The article's id.</summary>
    Guid Id { get; }
}
