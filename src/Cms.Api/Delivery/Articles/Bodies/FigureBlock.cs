using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>An illustration standing by itself.</summary>
public sealed record FigureBlock : BlockResponse
{
    /// <summary>The illustration with its sizes, alternative text, caption and credit.</summary>
    public required IllustrationResponse Illustration { get; init; }
}
