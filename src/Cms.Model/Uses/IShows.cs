namespace Cms.Model.Uses;

/// <summary>A thing, not an article, that shows other things or leads to them.</summary>
internal interface IShows
{
    /// <summary>What it shows and leads to, each once of a copy.</summary>
    IEnumerable<ThingUse> Uses();
}
