namespace Cms.Model.Partners;

/// <summary>Why a picture does not go along to a partner.</summary>
public enum OmissionReason
{
    /// <summary>A license that binds the piece keeps its pictures.</summary>
    License,

    /// <summary>A source that binds the piece does not let its pictures go on.</summary>
    Source,

    /// <summary>The picture itself is not cleared.</summary>
    Illustration,

    /// <summary>The product gives no pictures.</summary>
    Product,
}
