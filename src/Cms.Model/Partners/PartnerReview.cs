using Cms.Model.Articles;
using Cms.Model.Reading;
using Cms.Model.Saving;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Partners;

/// <summary>
/// Pieces that are still to be judged anew because a rule changed: an entitlement, a product, a selection, the
/// rights of a source or of an illustration. Worked off in batches, in the order of ids, and remembered until it is done,
/// also by a server that died.
/// </summary>
public sealed class PartnerReview : Eventful
{
    // One save judges so many, so that no save holds others up for long.
    private const int BatchSize = 500;

    private PartnerReview() { }

    private PartnerReview(DateTime now)
    {
        Id = Guid.CreateVersion7(now);
        CreatedAt = now;
    }

    /// <summary>The review that the change of a rule asks for.</summary>
    internal static PartnerReview Of(Effect.RulesChanged changed, DateTime now) =>
        new(now)
        {
            PartnerId = changed.PartnerId,
            SourceId = changed.SourceId,
            IllustrationId = changed.IllustrationId,
            Action = changed.Action,
            Notice = changed.Notice,
        };

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>When the rule changed, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>The only partner concerned; null for all.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>The only source whose pieces are concerned; null for all pieces.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>The only illustration whose pieces are concerned; null for all pieces.</summary>
    public Guid? IllustrationId { get; init; }

    /// <summary>What becomes of copies that partners lose by it.</summary>
    public PartnerAction Action { get; init; } = PartnerAction.MayKeep;

    /// <summary>What partners are told; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>The last piece that was judged; null before the first.</summary>
    public Guid? After { get; internal set; }

    /// <summary>Judges the next pieces of the oldest change of a rule, in a save of their own.</summary>
    /// <param name="db">A context that was not used before.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>Whether there was anything to judge.</returns>
    /// <exception cref="EditConflictException">Another node judged them at the same time.</exception>
    public static async Task<bool> RunNextAsync(CmsDbContext db, CancellationToken ct)
    {
        var review = await db.PartnerReviews.OrderBy(r => r.Id).FirstOrDefaultAsync(ct);
        if (review is null)
            return false;
        var ids = await review.NextAsync(db, ct);
        if (ids.Count < BatchSize)
            db.Remove(review);
        else
            review.After = ids[^1];
        review.Leave(new Effect.Reviewed(ids));
        await db.SaveAsync(ct);
        return true;
    }

    /// <summary>The pieces after the last one judged, of those that a partner could have.</summary>
    private async Task<List<Guid>> NextAsync(CmsDbContext db, CancellationToken ct)
    {
        var database = db.CmsDatabase;
        List<object> values = [database.Sql.Value(After ?? Guid.Empty)];
        var ofThing = "";
        if ((SourceId ?? IllustrationId) is { } thing)
        {
            values.Add(database.Sql.Value(thing));
            var kind = SourceId is null ? LinkKind.Illustration : LinkKind.Source;
            ofThing = $"""
                AND a.id IN (SELECT l.article_id FROM article_links l
                WHERE l.copy IN ('Live', 'Working') AND l.kind = '{kind}' AND l.target_id = @p1)
                """;
        }

        var text = $"""
            SELECT id FROM (
            SELECT * FROM (SELECT a.id FROM articles a WHERE a.is_public = TRUE AND a.id > @p0 {ofThing} ORDER BY a.id LIMIT {BatchSize}) p
            UNION ALL SELECT * FROM (SELECT a.id FROM articles a WHERE a.status = '{ArticleStatus.Embargoed}' AND a.id > @p0 {ofThing}
            ORDER BY a.id LIMIT {BatchSize}) e
            ) x ORDER BY id LIMIT {BatchSize}
            """;
        await using var read = await database.OpenReadAsync(ct);
        return await read.QueryAsync(new Statement(text, [.. values]), row => row.GetId(0), ct);
    }
}
