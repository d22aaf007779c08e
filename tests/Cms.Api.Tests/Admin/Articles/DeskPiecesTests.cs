using Cms.Api.Admin.Articles;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>What the lists of the desk find, by whichever way.</summary>
public sealed class DeskPiecesTests(string provider) : OnEveryDatabase(provider)
{
    // A filter with any piece at all has too many to be gathered.
    private static readonly int[] Never = [0];

    private readonly List<(Article Piece, IReadOnlyList<Guid> Targets)> _all = [];
    private Guid _author;
    private Guid _source;
    private Guid _series;
    private List<Guid> _topics = [];

    protected override Holding Holding => Holding.Demo;

    private CmsDatabase Database => Host.Services.GetRequiredService<CmsDatabase>();

    [Test]
    public async Task Any_two_filters_in_any_order_find_the_same_gathered_or_walked()
    {
        await using var read = await Database.OpenReadAsync(CancellationToken.None);
        var faults = new List<string>();
        var found = 0;
        foreach (var one in Filters())
        {
            foreach (var other in Filters())
            {
                foreach (var sort in new[] { null, "editedAt", "title", "-title", "-editedAt,title", "title,-editedAt" })
                {
                    var request = other.Ask(one.Ask(new ListAdminArticlesRequest { Limit = "100", Sort = sort }));
                    var gathered = await IdsAsync(read, request, null);
                    var walked = await IdsAsync(read, request, Never);
                    var right = _all.Where(a => Lies(a.Piece, request) && one.Takes(a) && other.Takes(a))
                        .Select(a => a.Piece.Id)
                        .ToHashSet();
                    if (!right.SetEquals(gathered) || !gathered.SequenceEqual(walked) || gathered.Count != right.Count)
                        faults.Add($"{one.Name} {other.Name} {sort}: {right.Count} {gathered.Count} {walked.Count}");
                    found += right.Count;
                }
            }
        }

        Assert.That(faults, Is.Empty);
        Assert.That(found, Is.GreaterThan(1_000));
    }

    protected override async Task PrepareAsync()
    {
        await Host.DeskAsync(async db =>
        {
            foreach (var piece in await db.Articles.Where(a => !a.IsPublic).OrderBy(a => a.Id).Take(2).ToListAsync())
                piece.Trash(Now);
            db.AddRange(Enumerable.Range(0, 3).Select(i => An.Draft(An.Content($"Nobody has seen number {i}"))));
            await db.SaveAsync(CancellationToken.None);
        });
        await Host.DeskAsync(async db =>
        {
            var links = await db.ArticleLinks.AsNoTracking().ToListAsync();
            var members = await db
                .Series.AsNoTracking()
                .Select(s => new { s.Id, Pieces = s.Members.Select(m => m.ArticleId).ToList() })
                .ToListAsync();
            foreach (var piece in await db.Articles.AsNoTracking().ToListAsync())
                _all.Add(
                    (
                        piece,
                        [
                            .. links.Where(l => l.ArticleId == piece.Id).Select(l => l.TargetId),
                            .. members.Where(m => m.Pieces.Contains(piece.Id)).Select(m => m.Id),
                        ]
                    )
                );
            _author = Most(links, LinkKind.Author);
            _source = Most(links, LinkKind.Source);
            _topics = [.. links.Where(l => l.Kind == LinkKind.Topic).Select(l => l.TargetId).Distinct().Order().Take(2)];
            _series = members.MaxBy(m => m.Pieces.Count)!.Id;
        });
    }

    private static DateTime Now => TimeProvider.System.Now();

    private static Guid Most(IEnumerable<ArticleLink> links, LinkKind kind) =>
        links.Where(l => l.Kind == kind).GroupBy(l => l.TargetId).MaxBy(g => g.Count())!.Key;

    private static bool Lies(Article piece, ListAdminArticlesRequest request) => piece.TrashedAt is not null == (request.Trashed == "true");

    private IEnumerable<Filter> Filters()
    {
        var middle = _all.Select(a => a.Piece.EditedAt).Order().ElementAt(_all.Count / 2);
        var topics = string.Join(',', _topics);
        return
        [
            new("none", r => r, _ => true),
            new("author", r => r with { Author = $"{_author},nobody" }, a => a.Targets.Contains(_author)),
            new("source", r => r with { Source = _source.ToString() }, a => a.Targets.Contains(_source)),
            new("topic", r => r with { Topic = topics }, a => a.Targets.Intersect(_topics).Any()),
            new("series", r => r with { Series = _series.ToString() }, a => a.Targets.Contains(_series)),
            new("trashed", r => r with { Trashed = "true" }, _ => true),
            new("status", r => r with { Status = "published" }, a => a.Piece.Status == ArticleStatus.Published),
            new("maker", r => r with { CreatedBy = _all[0].Piece.CreatedBy }, a => a.Piece.CreatedBy == _all[0].Piece.CreatedBy),
            new("since", r => r with { EditedFrom = $"{middle:yyyy-MM-ddTHH:mm:ss.fffZ}" }, a => a.Piece.EditedAt >= middle),
        ];
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(ReadConnection read, ListAdminArticlesRequest request, IReadOnlyList<int>? gathered)
    {
        var makers = request.CreatedBy is { } maker ? new[] { maker } : [];
        var pieces = gathered is null
            ? new DeskPieces(Database, request, makers)
            : new DeskPieces(Database, request, makers) { Gathered = gathered };
        var source = await pieces.SourceAsync(read, null, CancellationToken.None);
        return (await TablePage.ReadAsync(read, request, pieces.Order, "any", source, CancellationToken.None)).Ids;
    }

    private sealed record Filter(
        string Name,
        Func<ListAdminArticlesRequest, ListAdminArticlesRequest> Ask,
        Func<(Article Piece, IReadOnlyList<Guid> Targets), bool> Takes
    );
}
