namespace Cms.Model.Articles;

/// <summary>Which members of an article differ, by the names readers know them under.</summary>
internal static class ArticleDifferences
{
    public static IReadOnlyList<string> Between(ArticleContent before, ArticleContent after)
    {
        var changed = new List<string>();
        Note(before.Title == after.Title, "title");
        Note(before.Subtitle == after.Subtitle, "subtitle");
        Note(before.Excerpt == after.Excerpt, "excerpt");
        Note(before.Language == after.Language, "language");
        Note(before.Body == after.Body, "body");
        Note(before.Byline == after.Byline && before.Contributions.SequenceEqual(after.Contributions), "contributions");
        Note(before.Attributions.SequenceEqual(after.Attributions), "attributions");
        Note(before.LeadIllustrationId == after.LeadIllustrationId, "leadIllustration");
        Note(before.TopicIds.SequenceEqual(after.TopicIds), "topics");
        Note(before.License == after.License, "license");
        Note(before.CanonicalUrl == after.CanonicalUrl, "canonicalUrl");
        Note(before.Seo == after.Seo, "seo");
        return changed;

        void Note(bool same, string member)
        {
            if (!same)
                changed.Add(member);
        }
    }
}
