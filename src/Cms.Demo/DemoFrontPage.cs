using Cms.Model.Home;

namespace Cms.Demo;

/// <summary>The front page of the demo magazine.</summary>
internal static class DemoFrontPage
{
    /// <summary>Sets and publishes it.</summary>
    public static async Task MakeAsync(DemoDesk desk)
    {
        var home = new HomePage(DemoMagazine.LatestAt);
        home.Edit(
            new HomeLayout
            {
                Slots =
                [
                    new HomeSlot
                    {
                        Key = "feature",
                        Kind = SlotKind.Feature,
                        Title = "Featured Story",
                        ArticleIds = [desk.Article(DemoFrontPagePieces.Feature).Id],
                        Limit = 1,
                    },
                    Collection("spare-keys", DemoPublications.LeftUnlocked, DemoFrontPagePieces.Introduction),
                    Collection("building-things-that-last", DemoPublications.BuildingThingsThatLast, DemoFrontPagePieces.Essay),
                    new HomeSlot
                    {
                        Key = "latest",
                        Kind = SlotKind.Latest,
                        Title = "Latest Stories",
                        Limit = 16,
                    },
                ],
            }
        );
        desk.Db.Add(home);
        home.Publish(DemoMagazine.LatestAt);
        await desk.SaveAsync();

        HomeSlot Collection(string key, string slug, string lead) =>
            new()
            {
                Key = key,
                Kind = SlotKind.Series,
                Title = desk.Series(slug).Title,
                Text = desk.Series(slug).Description,
                SeriesId = desk.Series(slug).Id,
                LeadId = desk.Article(lead).Id,
            };
    }
}
