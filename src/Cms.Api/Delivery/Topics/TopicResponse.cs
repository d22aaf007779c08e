using Cms.Model;
using Cms.Model.Topics;

namespace Cms.Api.Delivery.Topics;

/// <summary>A subject that pieces are filed under.</summary>
public sealed record TopicResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>What is filed under it, plain text; null for nothing.</summary>
    public required string? Description { get; init; }

    /// <summary>What it is called in others' schemes of subjects, such as the media topics of the IPTC.</summary>
    public required IReadOnlyList<TopicCodeResponse> Codes { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>As readers see it.</summary>
    internal static TopicResponse From(Topic topic, Addresses addresses) =>
        new()
        {
            Id = topic.Id,
            Slug = topic.Slug,
            Url = addresses.Page(ThingKind.Topic, topic.Slug),
            Name = topic.Name,
            Description = topic.Description,
            Codes = TopicCodeResponse.From(topic),
            ModifiedAt = topic.ModifiedAt,
            Version = topic.Version,
        };
}
