using Cms.Model.Audit;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>Says who made each new text and revision, and writes what was done in the audit log.</summary>
internal static class Signing
{
    public static void Run(SaveState save)
    {
        var db = save.Db;
        foreach (var written in save.Tracked<WrittenThing>())
        {
            if (db.Entry(written).State == EntityState.Added)
                written.MadeBy(db.Actor.Id);
            foreach (var revision in written.Revisions)
            {
                revision.By(db.Actor);
                save.Additions.Add(revision);
            }
        }

        // All acts of a save bear one instant; their lines are read in the order of their ids.
        var acts = save.Effects.Of<Effect.Acted>().Select(a => (About: (IAudited)a.Thing, a.Effect.Verb)).ToList();
        var ids = acts.ConvertAll(_ => Guid.CreateVersion7(save.Now));
        ids.Sort();
        foreach (var (id, act) in ids.Zip(acts))
            save.Additions.Add(new AuditEntry(id, db.Actor, act.Verb, act.About, (act.About as IEdited)?.EditVersion, save.Now));
    }
}
