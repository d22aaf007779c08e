using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>A body.</summary>
/// <param name="Type">Its record.</param>
/// <param name="Rules">What it may say.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="IsPatch">Whether it changes some members and leaves the others.</param>
internal sealed record AdminBody(Type Type, IValidator Rules, bool IsOptional, bool IsPatch);
