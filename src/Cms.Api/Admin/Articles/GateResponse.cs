namespace Cms.Api.Admin.Articles;

/// <summary>One thing to look at before a piece is public.</summary>
public sealed record GateResponse
{
    /// <summary>Our stable word for it.</summary>
    public required string Code { get; init; }

    /// <summary>JSON pointer to the member of the piece that it is about.</summary>
    public required string Pointer { get; init; }

    /// <summary>The line of the body that it is about, from 1; null where it is about no line.</summary>
    public required int? Line { get; init; }

    /// <summary>What to do about it, in a sentence.</summary>
    public required string Message { get; init; }
}
