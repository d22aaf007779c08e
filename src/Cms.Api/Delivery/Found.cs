using Cms.Api.Http.Queries;

namespace Cms.Api.Delivery;

/// <summary>Where an address leads among the things of one kind.</summary>
internal sealed record Found(Guid Id, string Slug, bool IsPublic)
{
    /// <summary>Whether this address is its own: its id or its present slug.</summary>
    public bool StandsAt(string address) => Parse.Id(address) is { } id ? id == Id : address == Slug;
}
