using Cms.Api.Access;

namespace Cms.Api.Admin;

/// <summary>What the contract says of an operation of the desk besides its words.</summary>
/// <param name="Scope">The scope a caller needs.</param>
/// <param name="TakesIfMatch">Whether a change needs the version that the caller has seen.</param>
/// <param name="Status">The status of its success.</param>
/// <param name="Body">Its body; null where it takes none.</param>
internal sealed record AdminOperation(string Scope, bool TakesIfMatch, int Status, AdminBody? Body) : INeedsScope;
