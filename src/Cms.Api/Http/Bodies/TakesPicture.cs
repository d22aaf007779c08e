using FluentValidation;

namespace Cms.Api.Http.Bodies;

/// <summary>Says of an operation that its body may be a picture, which is larger than any JSON and does not lie in memory.</summary>
/// <param name="Facts">What is said of the picture beside it; null where that stays as it is.</param>
/// <param name="FactsRules">What that may say; made when it is first asked for.</param>
internal sealed record TakesPicture(Type? Facts = null, Func<IValidator>? FactsRules = null);
