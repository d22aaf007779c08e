using Cms.Api.Http.Problems;

namespace Cms.Api.Http.Bodies;

/// <summary>What is wrong with a body by its form alone.</summary>
/// <param name="Form">What keeps it from being read: unknown and doubled members, wrong types. The answer is a 400.</param>
/// <param name="Values">Values of the right type that nobody can mean; the answer is a 422, with what the body's rules find.</param>
internal sealed record BodyFaults(IReadOnlyList<ProblemError> Form, IReadOnlyList<ProblemError> Values)
{
    /// <summary>Goes on only with a body that can be read.</summary>
    /// <exception cref="ProblemException">It cannot; the errors are all that is wrong with it.</exception>
    public void DemandForm()
    {
        if (Form.Count == 0)
            return;
        var codes = Form.Select(f => f.Code).Distinct().ToList();
        var all = Form.Concat(Values).ToList();
        throw new ProblemException(
            codes.Count == 1 ? codes[0] : "invalid-request",
            all.Count == 1 ? all[0].Message : $"{all.Count} members of the body are wrong; see errors.",
            all
        );
    }
}
