using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Which message to which webhook.</summary>
public sealed record MessageRequest
{
    /// <summary>The webhook's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The message's id: <c>msg_</c> and 32 digits.</summary>
    public string MessageId { get; init; } = "";
}

/// <summary>What such a request refuses; an id that is none leads nowhere.</summary>
public sealed class MessageRequestValidator : Validator<MessageRequest>
{
    /// <summary>The rules.</summary>
    public MessageRequestValidator() => RuleFor(r => r.MessageId).MaximumLength(100).WithErrorCode("invalid-parameter");
}
