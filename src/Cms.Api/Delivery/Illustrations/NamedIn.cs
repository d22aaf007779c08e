using Cms.Model;

namespace Cms.Api.Delivery.Illustrations;

/// <summary>Somebody a credit names, or prints as something else.</summary>
internal sealed record NamedIn(Guid Id, string Slug, string Name, string? PrintedAs)
{
    public Reference As(ThingKind kind, Addresses addresses) =>
        new()
        {
            Id = Id,
            Slug = Slug,
            Url = addresses.Page(kind, Slug),
            Name = Name,
        };
}
