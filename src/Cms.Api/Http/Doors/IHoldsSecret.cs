namespace Cms.Api.Http.Doors;

/// <summary>An answer that holds something shown once, which is left out when the answer is kept to be given again.</summary>
internal interface IHoldsSecret
{
    /// <summary>The same without it.</summary>
    object WithoutSecret();
}
