using Cms.Api.Http.Queries;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Http.Lists;

/// <summary>The rules every list has.</summary>
public abstract class ListValidator<T> : Validator<T>
    where T : ListRequest
{
    /// <summary>Adds them.</summary>
    protected ListValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
        RuleFor(r => r.Page).WholeNumber(1, ListRules.DeepestByPage);
        RuleFor(r => r.Page)
            .Must((r, page) => page is null || r.Cursor is null)
            .WithMessage("page and cursor are two ways to go on; send one of them.")
            .WithErrorCode("invalid-parameter");
        RuleFor(r => r.Page)
            .Must(
                (r, page) =>
                    Parse.Number(page) is not { } number
                    || Parse.Number(r.Limit) is not (null or (>= 1 and <= ListRules.MostLimit))
                    || number * r.LimitOrDefault <= ListRules.DeepestByPage
            )
            .WithMessage("page reaches the first 5,000 things only; go on by cursor, which reaches any depth at the same cost.")
            .WithErrorCode("invalid-parameter");
        RuleFor(r => r.Count).Flag();
    }
}
