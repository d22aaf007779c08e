using Cms.Model.Changes;

namespace Cms.Model.Saving;

/// <summary>
/// The one way to save, told aloud: a list of steps. Verbs leave effects (<see cref="Effect"/>), each step reads of them what
/// concerns it, and none knows another.
/// </summary>
internal sealed class Save(CmsDbContext db, TimeProvider clock, ChangeFollower? follower)
{
    // Whether what is saved now is part of a larger save, and the last number that it took.
    private bool _isTogether;
    private long? _sequenceTogether;

    /// <summary>Saves what is tracked, by itself or as part of a larger save.</summary>
    public Task<Saved<T>> RunAsync<T>(Func<CancellationToken, Task<T>> answer, CancellationToken ct) =>
        _isTogether ? StepAsync(answer, ct) : CommitAsync(token => StepAsync(answer, token), ct);

    /// <summary>Makes one save of many.</summary>
    public Task<Saved<T>> TogetherAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        CommitAsync(
            async token =>
            {
                _isTogether = true;
                try
                {
                    return new Saved<T>(await work(token), _sequenceTogether);
                }
                finally
                {
                    (_isTogether, _sequenceTogether) = (false, null);
                }
            },
            ct
        );

    private async Task<Saved<T>> StepAsync<T>(Func<CancellationToken, Task<T>> answer, CancellationToken ct)
    {
        // Each look at what is tracked would compare all of it again; what verbs did shows now, what the steps do when it is stored.
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await FollowAsync(new SaveState(db, clock.Now()), answer, ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<Saved<T>> FollowAsync<T>(SaveState save, Func<CancellationToken, Task<T>> answer, CancellationToken ct)
    {
        var (holds, slugs, links, partners) = (new SaveHolds(save), new SlugKeeping(save), new Relinking(save), new PartnerLog(save));
        var desk = new DeskIndexing(save);
        save.Effects.Take(db);
        // Hold everything that will be judged or raised, in one order.
        await RuleChanges.HoldAsync(save, ct);
        await save.Touched.FindAsync(save, ct);
        await holds.TakeAsync(ct);
        // Judge what was saved since it was read.
        await Rebasing.RunAsync(save, ct);
        // Store the things, with their addresses, links, revisions and acts.
        await slugs.KeepAsync(ct);
        var forgettings = Forgetting.In(save);
        foreach (var forgetting in forgettings)
            await forgetting.CloseSlugsAsync(ct);
        links.AddNew();
        desk.Note();
        Signing.Run(save);
        await Storing.RunAsync(save, ct);
        await slugs.DemandNotForgottenAsync(ct);
        // What verbs ended goes; links lead where they lead now, also those of whoever was forgotten or merged.
        await Clearing.RunAsync(save, ct);
        await links.ReplaceAsync(ct);
        foreach (var forgetting in forgettings)
            await forgetting.RewriteAsync(ct);
        await Merging.RunAsync(save, ct);
        // What is said of it by now is what is found.
        await Indexing.RunAsync(save, ct);
        await desk.RunAsync(ct);
        // Who is public now.
        await save.Touched.WidenAsync(db, ct);
        await holds.TakeMoreAsync(ct);
        var standing = await new PublicStanding(db).RefreshAsync(save.Touched, ct);
        // Spread what is told to everything that shows it.
        await new Announcing(save, standing).RunAsync(ct);
        await partners.JudgeAsync(ct);
        var made = await answer(ct);
        // Last, since whoever takes numbers holds up all others until the commit.
        var numbers = await Numbering.RunAsync(save, ct);
        await partners.AppendAsync(numbers?.First, ct);
        save.Effects.Settle();
        if (_isTogether)
        {
            _sequenceTogether = numbers?.Last ?? _sequenceTogether;
            db.ChangeTracker.Clear();
        }

        return new Saved<T>(made, numbers?.Last);
    }

    private async Task<Saved<T>> CommitAsync<T>(Func<CancellationToken, Task<Saved<T>>> store, CancellationToken ct)
    {
        // Nothing goes on after a statement that failed, so there is nothing to go back to.
        db.Database.AutoSavepointsEnabled = false;
        ReadingAhead.Run(db);
        var saved = await db.CmsDatabase.WriteAsync(
            db,
            async token =>
            {
                // Claimed before anything is judged: the second of two equal requests waits here for the first.
                if (db.Request is not null)
                    await db.Request.ClaimAsync(db, clock.Now(), token);
                var stored = await store(token);
                if (db.Request is not null)
                    await db.Request.KeepAsync(db, stored.Answer, stored.Sequence, token);
                return stored;
            },
            ct
        );
        // It is stored: whoever asked may be gone, the next reader is to see it all the same.
        if (follower is not null && saved.Sequence is { } last)
            await follower.CatchUpAsync(last, CancellationToken.None);
        return saved;
    }
}
