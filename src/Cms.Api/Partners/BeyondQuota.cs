namespace Cms.Api.Partners;

/// <summary>Marks an operation that no quota stands before: what must be taken down is always told, and always said to be done.</summary>
internal sealed class BeyondQuota;
