namespace Cms.Model.Webhooks;

/// <summary>One try to deliver a message, and how it ended.</summary>
public sealed class WebhookAttempt
{
    /// <summary>How much of the answer is kept, in bytes.</summary>
    public const int MaxAnswerBytes = 1_024;

    private WebhookAttempt() { }

    /// <summary>A try that got an answer, or that did not.</summary>
    public WebhookAttempt(Guid messageId, DateTime at, int milliseconds, int? status, RequestFault? fault, string? answer)
    {
        Id = Guid.CreateVersion7(at);
        (MessageId, At, Milliseconds, Status, Fault, Answer) = (messageId, at, milliseconds, status, fault, answer);
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of which message.</summary>
    public Guid MessageId { get; private set; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>How long it took.</summary>
    public int Milliseconds { get; private set; }

    /// <summary>The HTTP status of the answer; null where there was none.</summary>
    public int? Status { get; private set; }

    /// <summary>Why there was none; null where there was.</summary>
    public RequestFault? Fault { get; private set; }

    /// <summary>The beginning of the answer's body as text; null where there was none.</summary>
    public string? Answer { get; private set; }
}
