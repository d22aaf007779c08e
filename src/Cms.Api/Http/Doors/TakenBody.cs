using FluentValidation;

namespace Cms.Api.Http.Doors;

/// <summary>A body that an operation takes.</summary>
/// <param name="Type">Its record.</param>
/// <param name="Rules">What it may say; made when it is first asked for, since the rules of all bodies are a part of the start.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="IsPatch">Whether it changes some members and leaves the others.</param>
internal sealed record TakenBody(Type Type, Func<IValidator> Rules, bool IsOptional, bool IsPatch);
