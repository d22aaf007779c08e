using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Home;
using Cms.Model.Pages;
using Cms.Model.Reading;
using Cms.Model.Site;
using Cms.Model.Slugs;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Authors;

/// <summary>Looks through the texts of the desk for names, whatever their case and accents, as whole words.</summary>
internal sealed class MentionReader(ReadConnection read, Author author, IReadOnlyList<string> names)
{
    private const int Most = 100;

    // So many of each kind are looked through, the newest first: a second or two of work.
    private const int MostSearched = 20_000;
    private const int Batch = 500;
    private const int ShortestPart = 3;

    // Of several of the name, or of what is theirs, the slug says it with an s.
    private readonly List<string> _words = [.. names.Select(Slug.Words).SelectMany(n => new[] { n, $"{n[..^1]}s-" }).Distinct()];

    // What a former name has and the present one has not: by one of these it is told as well.
    private readonly List<string> _parts =
    [
        .. names
            .SelectMany(n => Slug.Words(n).Split('-'))
            .Except(Slug.Words(author.Name).Split('-'))
            .Where(part => part.Length >= ShortestPart)
            .Select(part => $"-{part}-"),
    ];

    // Scripts that part no words are searched as they stand.
    private readonly List<string> _unparted = [.. names.Where(n => n.Any(c => c >= '\u2E80'))];
    private readonly List<MentionResponse> _found = [];
    private bool _hasMore;

    /// <summary>Finds them, as stored now; of the author themselves, as they are about to be stored.</summary>
    public static async Task<MentionListResponse> FindAsync(
        CmsDatabase database,
        Author author,
        IReadOnlyList<string> names,
        CancellationToken ct
    )
    {
        if (names.Count == 0)
            return new MentionListResponse { Data = [], HasMore = false };
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var reader = new MentionReader(read, author, names);
        await reader.LookAsync(ct);
        return new MentionListResponse { Data = [.. reader._found.Take(Most)], HasMore = reader._hasMore || reader._found.Count > Most };
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var db = read.Db;
        Judge(author);
        var linked = db.ArticleLinks.Where(l => l.Kind == LinkKind.Author && l.TargetId == author.Id).Select(l => l.ArticleId);
        await EachAsync(db.Articles.Where(a => linked.Contains(a.Id)), Judge, ct);
        await EachAsync(db.Articles.Where(a => !linked.Contains(a.Id)), Judge, ct);
        await EachAsync(db.Authors.Where(a => a.Id != author.Id), Judge, ct);
        await EachAsync(
            db.Illustrations,
            i =>
                Judge(
                    i,
                    null,
                    null,
                    ("/alt", i.Facts.Alt),
                    ("/caption", i.Facts.Caption),
                    ("/credit/name", i.Facts.Credit?.Name),
                    ("/credit/text", i.Facts.Credit?.Text)
                ),
            ct
        );
        await EachAsync(
            db.Series,
            s => Judge(s, s.Slug, null, ("/slug", s.Slug), ("/title", s.Title), ("/description", s.Description)),
            ct
        );
        await EachAsync(db.Topics, t => Judge(t, t.Slug, null, ("/slug", t.Slug), ("/name", t.Name), ("/description", t.Description)), ct);
        await EachAsync(db.Sources, s => Judge(s, s.Slug, null, ("/slug", s.Slug), ("/name", s.Name)), ct);
        await EachAsync(db.Pages, Judge, ct);
        await EachAsync(db.Home, Judge, ct);
        await EachAsync(db.Site, Judge, ct);
    }

    private async Task EachAsync<T>(IQueryable<T> things, Action<T> judge, CancellationToken ct)
        where T : Thing
    {
        var after = (Guid?)null;
        for (var searched = 0; _found.Count <= Most; searched += Batch)
        {
            if (searched >= MostSearched)
            {
                _hasMore = true;
                return;
            }

            var batch = await (after is { } last ? things.Where(t => t.Id.CompareTo(last) < 0) : things)
                .Where(t => t.PurgedAt == null)
                .OrderByDescending(t => t.Id)
                .Take(Batch)
                .ToListAsync(ct);
            batch.ForEach(judge);
            if (batch.Count < Batch)
                return;
            after = batch[^1].Id;
        }
    }

    private void Judge(Author by) =>
        Judge(
            by,
            by.Slug,
            null,
            [
                ("/slug", by.Slug),
                ("/name", by.Id == author.Id ? null : by.Name),
                ("/bio", by.Bio),
                ("/title", by.Title),
                ("/affiliation", by.Affiliation),
                .. by.Links.SelectMany((l, i) => new (string, string?)[] { ($"/links/{i}/label", l.Label), ($"/links/{i}/url", l.Url) }),
            ]
        );

    private void Judge(Article article)
    {
        Judge(
            article,
            article.Slug,
            null,
            [
                ("/slug", article.Slug),
                .. article.Corrections.Select((c, i) => ($"/corrections/{i}/text", (string?)c.Text)),
                ("/withdrawal/notice", article.Withdrawal?.Notice),
            ]
        );
        Judge(article, "live", article.Live);
        Judge(article, "working", article.Working);
    }

    private void Judge(Article article, string copy, ArticleContent? content)
    {
        if (content is null)
            return;
        var own = content
            .Contributions.Index()
            .Where(c => c.Item.AuthorId == author.Id)
            .Select(c => $"/contributions/{c.Index}/creditedAs")
            .ToHashSet();
        var texts = content.Texts().Where(t => !own.Contains(t.Pointer)).Select(t => (t.Pointer, (string?)t.Text));
        Judge(article, article.Slug, copy, [.. texts]);
        // Where one of the author's own credits holds the name, it goes with it; where it says but a part, somebody has to look.
        foreach (var (pointer, text) in content.Texts().Where(t => own.Contains(t.Pointer) && !Holds(t.Text) && HoldsPart(t.Text)))
            Found(article, article.Slug, copy, pointer);
    }

    private void Judge(Page page)
    {
        Judge(page, page.Slug, null, ("/slug", page.Slug));
        foreach (var (copy, content) in new[] { ("live", page.Live), ("working", page.Working) })
            Judge(page, page.Slug, copy, [.. content?.Texts().Select(t => (t.Pointer, (string?)t.Text)) ?? []]);
    }

    private void Judge(MagazineSite site) =>
        Judge(
            site,
            null,
            null,
            [
                ("/name", site.Facts.Words?.Name),
                ("/tagline", site.Facts.Words?.Tagline),
                .. site.Facts.Profiles.SelectMany(
                    (p, i) => new (string, string?)[] { ($"/profiles/{i}/label", p.Label), ($"/profiles/{i}/url", p.Url) }
                ),
                .. site.Facts.Menus.SelectMany((m, i) => m.Entries.SelectMany((e, j) => Labels($"/menus/{i}/entries/{j}", e))),
            ]
        );

    private static IEnumerable<(string, string?)> Labels(string at, MenuEntry entry) =>
        entry
            .Entries.Select((link, i) => (At: $"{at}/entries/{i}", Link: link))
            .Prepend((At: at, Link: entry.Link))
            .SelectMany(l => l.Link.Labels.Select((label, i) => ($"{l.At}/labels/{i}/text", (string?)label.Text)));

    private void Judge(HomePage home)
    {
        foreach (var (copy, layout) in new[] { ("live", home.Live), ("working", home.Draft) })
            Judge(
                home,
                null,
                copy,
                [.. (layout?.Slots ?? []).SelectMany((s, i) => new[] { ($"/slots/{i}/title", s.Title), ($"/slots/{i}/text", s.Text) })]
            );
    }

    private void Judge(Thing thing, string? slug, string? copy, params ReadOnlySpan<(string Pointer, string? Text)> texts)
    {
        foreach (var (pointer, text) in texts)
        {
            if (!string.IsNullOrEmpty(text) && Holds(text))
                Found(thing, slug, copy, pointer);
        }
    }

    private void Found(Thing thing, string? slug, string? copy, string pointer) =>
        _found.Add(
            new MentionResponse
            {
                Kind = thing.Kind,
                Id = thing.Id,
                Slug = slug,
                Pointer = pointer,
                Copy = copy,
            }
        );

    private bool HoldsPart(string text) => Slug.Words(text) is var words && _parts.Exists(part => Slug.IsNamedIn(words, part));

    private bool Holds(string text)
    {
        var words = Slug.Words(text);
        return _words.Exists(name => Slug.IsNamedIn(words, name))
            || _unparted.Exists(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
