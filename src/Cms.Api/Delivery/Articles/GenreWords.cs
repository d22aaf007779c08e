using Cms.Model.Articles;

namespace Cms.Api.Delivery.Articles;

/// <summary>What genres are called where machines are told of them in words.</summary>
internal static class GenreWords
{
    /// <summary>In English, which the vocabularies are in.</summary>
    public static string InEnglish(Genre genre) => genre == Genre.PhotoEssay ? "photo essay" : genre.ToString().ToLowerInvariant();
}
