using Cms.Model.Pages;

namespace Cms.Model.Articles;

/// <summary>
/// What it takes to bring a piece before others, at once or at a set time, whoever asks: a person, the clock, or an act in bulk. Asked
/// inside the save, which holds what it looks at: nothing comes between the look and the commit.
/// </summary>
public static class Publication
{
    /// <summary>Goes on only where nothing keeps the piece from being public, and everything that it names is there.</summary>
    /// <param name="db">The context that saves.</param>
    /// <param name="article">The piece, as its verb left it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="GatesClosedException">With every fault.</exception>
    /// <exception cref="NewsroomRule"><c>reference-trashed</c>.</exception>
    public static async Task DemandAsync(CmsDbContext db, Article article, CancellationToken ct)
    {
        await DemandGatesAsync(db, article, ct);
        await db.DemandStillThereAsync(article, ct);
    }

    /// <summary>The same of a page.</summary>
    /// <inheritdoc cref="DemandAsync(CmsDbContext, Article, CancellationToken)"/>
    public static async Task DemandAsync(CmsDbContext db, Page page, CancellationToken ct)
    {
        if (await PublishGates.JudgeAsync(db, page.Working ?? page.Live!, ct) is { Count: > 0 } faults)
            throw new GatesClosedException(faults);
    }

    /// <summary>
    /// Goes on only where nothing keeps the piece from being public. Asked before the verb too, which would name the first fault alone.
    /// </summary>
    /// <exception cref="GatesClosedException">With every fault.</exception>
    public static async Task DemandGatesAsync(CmsDbContext db, Article article, CancellationToken ct)
    {
        if ((article.Working ?? article.Live) is { } content && await PublishGates.JudgeAsync(db, content, ct) is { Count: > 0 } faults)
            throw new GatesClosedException(faults);
    }
}
