using System.Text.Json;
using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Bulk;

/// <summary>An act on one article.</summary>
public sealed record BulkItem
{
    /// <summary>What is to be done, by the names that an article's <c>actions</c> have.</summary>
    public string Action { get; init; } = "";

    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The ETag of the version you have seen, such as <c>"e7"</c> with its quotes; for a withdrawal <c>*</c> will do.</summary>
    public string? IfMatch { get; init; }

    /// <summary>What the operation of its own takes as its body; null where it takes none.</summary>
    public JsonElement? Body { get; init; }
}

/// <summary>What an act may say.</summary>
public sealed class BulkItemRules : AbstractValidator<BulkItem>
{
    /// <summary>The rules.</summary>
    public BulkItemRules()
    {
        RuleFor(i => i.Action).OneOf([.. ItemRunner.Actions.Keys]);
        RuleFor(i => i.Id).Given();
        RuleFor(i => i.IfMatch).LineOrNone(100);
    }
}
