using Cms.Model;
using Cms.Model.Articles;

namespace Cms.Demo;

/// <summary>Pieces made and not yet stored.</summary>
/// <param name="Articles">The pieces.</param>
/// <param name="FirstShown">The things that these are the first to show.</param>
internal sealed record BulkBatch(IReadOnlyList<LoadedArticle> Articles, IReadOnlyList<NamedThing> FirstShown);
