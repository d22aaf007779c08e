using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Illustrations;

/// <summary>Where the file of a picture is to be fetched.</summary>
public sealed record FetchedFileInput
{
    /// <summary>Its address, public, http or https.</summary>
    public string? Url { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class FetchedFileInputValidator : AbstractValidator<FetchedFileInput>
{
    /// <summary>The rules.</summary>
    public FetchedFileInputValidator() => RuleFor(f => f.Url).WebAddress(isRequired: true);
}
