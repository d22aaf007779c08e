namespace Cms.Testing.Contract;

/// <summary>An answer departed from the contract.</summary>
/// <param name="message">What was asked, what was answered, and every departure.</param>
/// <param name="violations">The departures alone.</param>
public sealed class ContractViolationException(string message, IReadOnlyList<string> violations) : Exception(message)
{
    /// <summary>Every departure, a sentence each.</summary>
    public IReadOnlyList<string> Violations { get; } = violations;
}

/// <summary>Holds every answer a test client gets against the contract, so that no test can forget to.</summary>
/// <remarks>
/// An answer is read to its end first; the test reads it from memory. <c>OPTIONS</c> belongs to browsers and is passed through.
/// </remarks>
public sealed class ContractHandler(OpenApiContract contract) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Options)
            return response;

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var violations = contract.Violations(request, response, body);
        if (ExampleRecorder.IsOn && contract.NameOf(request) is { } operation)
            await ExampleRecorder.RecordAsync(operation, request, response, body);
        if (violations.Count == 0)
            return response;

        response.Dispose();
        throw new ContractViolationException(
            $"{request.Method} {request.RequestUri?.PathAndQuery} answered {(int)response.StatusCode} against the "
                + $"contract:{string.Concat(violations.Select(violation => $"{Environment.NewLine}- {violation}"))}",
            violations
        );
    }
}
