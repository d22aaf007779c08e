using Cms.Model;

namespace Cms.Demo;

/// <summary>The invented magazine that a new installation shows.</summary>
public static class DemoMagazine
{
    /// <summary>When its newest piece ran: its dates are data and do not depend on the day it is made.</summary>
    public static DateTime LatestAt { get; } = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Makes it in an empty database, through the verbs an editor would use.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="store">Stores the file of a picture under a name, whole or not at all.</param>
    /// <param name="clock">What lies ahead in the magazine lies ahead of its present moment.</param>
    /// <param name="ct">Stops between two steps.</param>
    public static async Task MakeAsync(CmsDbContext db, StoreFile store, TimeProvider clock, CancellationToken ct)
    {
        var desk = new DemoDesk(db, ct);
        DemoPublications.Add(desk);
        DemoPeople.Add(desk, await DemoPictureBook.StorePortraitsAsync(store, ct));
        DemoPublications.AddSeries(desk);
        await db.SaveAsync(ct);
        desk.Pictures.AddRange(DemoPictureBook.Hung(desk, await DemoPictureBook.StoreAsync(store, ct)));
        db.AddRange(desk.Pictures);
        await db.SaveAsync(ct);

        // An older piece can be linked to by a newer one, so they are written in the order in which they ran.
        DemoPiece[] pieces = [.. DemoFrontPagePieces.All(desk), .. DemoLatestPieces.All(desk), .. DemoArchive.All(desk)];
        Array.Sort(pieces, (a, b) => (a.At, a.Slug).CompareTo((b.At, b.Slug)));
        foreach (var piece in pieces)
            desk.Write(piece);
        DemoLatestPieces.Translate(desk);
        DemoFrontPagePieces.Gather(desk);
        DemoLatestPieces.Gather(desk);
        await db.SaveAsync(ct);

        foreach (var piece in pieces)
        {
            (await desk.TakeAsync(desk.Article(piece.Slug))).Publish(piece.At, piece.FirstRan);
            await db.SaveAsync(ct);
        }

        await DemoArchive.LiveOnAsync(desk);
        await DemoUnseen.MakeAsync(desk, store, clock.Now());
        await DemoFrontPage.MakeAsync(desk);
        await DemoPages.MakeAsync(desk);
        db.ChangeTracker.Clear();
    }
}
