using Cms.Api.Access;

namespace Cms.Api.Partners;

/// <summary>Marks an operation of the partners' door.</summary>
/// <param name="Scope">The scope a caller needs.</param>
/// <param name="Types">What it answers with, as media types.</param>
internal sealed record PartnerOperation(string Scope, IReadOnlyList<string> Types) : INeedsScope;
