using Cms.Api.Delivery;
using Cms.Api.Delivery.Topics;
using Cms.Model;
using Cms.Model.Topics;

namespace Cms.Api.Admin.Topics;

/// <summary>A subject that pieces are filed under, as the desk sees it.</summary>
public sealed record AdminTopicResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website, whether that can be seen yet or not.</summary>
    public required string Url { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>What is filed under it, plain text; null for nothing.</summary>
    public required string? Description { get; init; }

    /// <summary>What it is called in others' schemes of subjects.</summary>
    public required IReadOnlyList<TopicCodeResponse> Codes { get; init; }

    /// <summary>Whether readers see it even while nothing public shows it.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Whether readers see it now.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether readers ever saw it.</summary>
    public required bool WasPublic { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it does not lie there.</summary>
    public required DateTime? TrashedAt { get; init; }

    /// <summary>When its words were removed for good, UTC; null while they are there.</summary>
    public required DateTime? PurgedAt { get; init; }

    internal static AdminTopicResponse From(Topic topic, Addresses addresses) =>
        new()
        {
            Id = topic.Id,
            Slug = topic.Slug,
            Url = addresses.Page(ThingKind.Topic, topic.Slug),
            Name = topic.Name,
            Description = topic.Description,
            Codes = TopicCodeResponse.From(topic),
            IsListed = topic.IsListed,
            IsPublic = topic.IsPublic,
            WasPublic = topic.WasPublic,
            Version = topic.Version,
            EditVersion = topic.EditVersion,
            CreatedAt = topic.CreatedAt,
            ModifiedAt = topic.ModifiedAt,
            TrashedAt = topic.TrashedAt,
            PurgedAt = topic.PurgedAt,
        };
}
