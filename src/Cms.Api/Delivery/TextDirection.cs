namespace Cms.Api.Delivery;

/// <summary>Which way a text runs.</summary>
public enum TextDirection
{
    /// <summary>Left to right.</summary>
    Ltr,

    /// <summary>Right to left.</summary>
    Rtl,
}
