using Cms.Api.Http;
using Cms.Api.Http.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Delivery.Problems;

/// <summary>Says what an error means and what to do.</summary>
internal sealed class GetProblem : DeliveryEndpoint<GetProblemRequest, ProblemHelp>
{
    public override void Configure() =>
        Reads(
            "/problems/{code}",
            "Get what an error means",
            "What an error code means and what to do about it; the type of every error answer leads here. Browsers, which ask for HTML, "
                + "get a page."
        );

    protected override Task<Answer> AnswerAsync(GetProblemRequest request, CancellationToken ct)
    {
        if (!ProblemKinds.All.TryGetValue(request.Code, out var kind))
            throw new ProblemException("not-found", $"There is no such error code{Nearest.Guess(request.Code, ProblemKinds.All.Keys)}");
        return Task.FromResult(
            new Answer
            {
                Body = Bytes(
                    new ProblemHelp
                    {
                        Code = request.Code,
                        Status = kind.Status,
                        Title = kind.Title,
                        Help = kind.Help,
                    }
                ),
                Vary = Accepting.VaryByType,
                Collections = ["problems"],
                HangsOn = [],
            }
        );
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetProblemRequest
{
    /// <summary>The code of an error answer.</summary>
    public string Code { get; init; } = "";
}

/// <summary>What the operation refuses.</summary>
public sealed class GetProblemValidator : Validator<GetProblemRequest>
{
    /// <summary>The rules.</summary>
    public GetProblemValidator() => RuleFor(r => r.Code).MaximumLength(200).WithErrorCode("invalid-parameter");
}

/// <summary>What an error means.</summary>
public sealed record ProblemHelp
{
    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>The HTTP status it comes with.</summary>
    public required int Status { get; init; }

    /// <summary>The error in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it means and what to do.</summary>
    public required string Help { get; init; }
}
