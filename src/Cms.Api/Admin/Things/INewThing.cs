namespace Cms.Api.Admin.Things;

/// <summary>What a new thing may say besides what can be changed of it later.</summary>
internal interface INewThing
{
    /// <summary>Its slug; null makes it from its name.</summary>
    string? Slug { get; }
}
