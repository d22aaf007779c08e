using FluentValidation;

namespace Cms.Api.Http.Bodies;

/// <summary>Says of an operation that its body may be a picture, which is larger than any JSON and does not lie in memory.</summary>
/// <param name="Facts">What is said of the picture beside it; null where that stays as it is.</param>
/// <param name="FactsRules">What that may say.</param>
internal sealed record TakesPicture(Type? Facts = null, IValidator? FactsRules = null);
