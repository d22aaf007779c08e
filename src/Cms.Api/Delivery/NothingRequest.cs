using FastEndpoints;

namespace Cms.Api.Delivery;

/// <summary>What an operation takes that takes nothing.</summary>
public sealed record NothingRequest;

/// <summary>There is nothing to refuse; unknown parameters are refused for every operation alike.</summary>
public sealed class NothingValidator : Validator<NothingRequest>;
