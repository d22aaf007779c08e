using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Sources;

/// <summary>What a source may not be, new or not.</summary>
public abstract class SourceRules<T> : AbstractValidator<T>
    where T : SourceInput
{
    /// <summary>Adds the rules.</summary>
    protected SourceRules()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Kind).Given();
        RuleFor(b => b.HomePage).WebAddress();
        RuleFor(b => b.License).SetValidator(new LicenseRules()!);
        RuleFor(b => b.Onward).SetValidator(new OnwardInputValidator());
    }
}
