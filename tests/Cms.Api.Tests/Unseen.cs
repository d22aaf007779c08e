using System.Buffers;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Tests;

/// <summary>
/// What nobody outside may know of in the demo magazine: things whose every text and slug has the word "unseen". A leak is that word,
/// or one of their ids.
/// </summary>
internal sealed class Unseen
{
    private readonly SearchValues<string> _canaries;

    private Unseen(IReadOnlyList<Guid> ids, IReadOnlyList<string> slugs)
    {
        (Ids, Slugs) = (ids, slugs);
        // One look for all of them: a page of a list is long, and they are many.
        _canaries = SearchValues.Create([.. ids.Select(id => id.ToString()), "unseen"], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Their ids.</summary>
    public IReadOnlyList<Guid> Ids { get; }

    /// <summary>Their slugs.</summary>
    public IReadOnlyList<string> Slugs { get; }

    /// <summary>Finds them.</summary>
    public static Task<Unseen> OfAsync(CmsHost host) =>
        host.DeskAsync(async db =>
        {
            var named = await db
                .Articles.Where(t => !t.WasPublic)
                .Select(t => new { t.Id, t.Slug })
                .Concat(db.Authors.Where(t => !t.WasPublic).Select(t => new { t.Id, t.Slug }))
                .Concat(db.Series.Where(t => !t.WasPublic).Select(t => new { t.Id, t.Slug }))
                .Concat(db.Sources.Where(t => !t.WasPublic).Select(t => new { t.Id, t.Slug }))
                .Concat(db.Topics.Where(t => !t.WasPublic).Select(t => new { t.Id, t.Slug }))
                .Concat(db.Pages.Where(t => !t.WasPublic).Select(t => new { t.Id, t.Slug }))
                .ToListAsync();
            var pictures = await db.Illustrations.Where(i => !i.WasPublic).Select(i => i.Id).ToListAsync();
            return new Unseen([.. named.Select(t => t.Id), .. pictures], named.ConvertAll(t => t.Slug));
        });

    /// <summary>What an answer tells of them, with what stands around it; null where it is nothing.</summary>
    /// <param name="answer">The answer, for its headers.</param>
    /// <param name="text">Its body.</param>
    public string? In(HttpResponseMessage answer, string text)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}"));
        var everything = string.Join('\n', headers) + "\n" + text;
        return everything.AsSpan().IndexOfAny(_canaries) is >= 0 and var at
            ? everything[Math.Max(0, at - 100)..Math.Min(everything.Length, at + 100)]
            : null;
    }
}
