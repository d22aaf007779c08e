using System.Globalization;
using System.Text.Json;
using Cms.Api.Tests.Commands.Backups;
using Cms.Model.Articles;
using Cms.Model.Partners;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>
/// A partner's program mirrors the magazine by snapshot and changes alone, while the desk does anything it can: it asks at
/// any moment, loses answers, and finds the server restarted. In the end its copy is the truth, always.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class MirrorTests(string provider)
{
    private const int Pieces = 12;

    private readonly Dictionary<Guid, (string Title, int Version)> _copy = [];
    private readonly HashSet<Guid> _held = [];
    private readonly HashSet<Guid> _mustGo = [];
    private TestDatabase _database = null!;
    private CmsHost _host = null!;
    private Random _random = null!;
    private HttpClient _mirror = null!;
    private Guid _partner;
    private List<Guid> _articles = [];
    private List<Guid> _topics = [];
    private Guid _author;
    private Guid _source;
    private List<Guid> _products = [];
    private string? _cursor;
    private int _acts;
    private PublicMirror _readers = null!;
    private DirectoryInfo _backups = null!;
    private string? _backup;
    private int _restores;

    // Acts of a run of the whole suite; a longer run by CMS_MIRROR_ACTS.
    private static int Acts =>
        int.TryParse(Environment.GetEnvironmentVariable("CMS_MIRROR_ACTS"), CultureInfo.InvariantCulture, out var acts) ? acts : 1_000;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("CMS_MIRROR_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20_261_125;

    private static DateTime Now => Model.Clock.Now(TimeProvider.System);

    [SetUp]
    public async Task Begin()
    {
        _random = new Random(Seed);
        _database = await TestDatabase.CreateAsync(provider, Holding.Nothing);
        _backups = Directory.CreateTempSubdirectory("cms-backups-");
        _host = CmsHost.On(_database);
        await PrepareAsync();
        _readers = new PublicMirror(_random);
    }

    [TearDown]
    public async Task End()
    {
        await _host.DisposeAsync();
        _backups.Delete(recursive: true);
    }

    [Test]
    public async Task The_mirror_is_right_after_anything_the_desk_can_do()
    {
        TestContext.Out.WriteLine($"CMS_MIRROR_SEED={Seed} CMS_MIRROR_ACTS={Acts}");
        await SnapshotAsync();
        await _readers.SnapshotAsync(_host.Client);
        for (_acts = 0; _acts < Acts; _acts++)
        {
            await DoSomethingAsync();
            if (_random.Next(3) == 0)
                await FollowAsync(losesAnswer: _random.Next(4) == 0);
            if (_random.Next(4) == 0)
                await _readers.FollowAsync(_host.Client);
            if (_acts == Acts / 5 || _random.Next(150) == 0)
                await BackUpAsync();
            if (_acts == Acts / 2 || _random.Next(250) == 0)
                await RestoreAsync();
            if (_random.Next(200) == 0)
                await RestartAsync();
            if (_random.Next(50) == 0)
                await SnapshotAsync();
        }

        await ResumeAsync();
        await _host.PartnersReviewedAsync();
        await FollowAsync(losesAnswer: false);
        await _readers.FollowAsync(_host.Client);

        var truth = await TruthAsync();
        Assert.Multiple(() =>
        {
            Assert.That(_copy.Keys, Is.EquivalentTo(truth.Entitled.Keys), $"seed {Seed}");
            Assert.That(_held, Is.EquivalentTo(truth.Held), $"seed {Seed}");
            Assert.That(_mustGo, Is.SupersetOf(truth.Withdrawn), $"seed {Seed}");
            Assert.That(_restores, Is.GreaterThan(0));
        });
        await _readers.DemandEqualAsync(_host, $"seed {Seed}");
        foreach (var (id, title) in truth.Entitled)
            Assert.That(_copy[id].Title, Is.EqualTo(title), $"{id}, seed {Seed}");
    }

    /// <summary>One act of the desk, or of the partner itself, whichever the present state takes.</summary>
    private async Task DoSomethingAsync()
    {
        var article = _articles[_random.Next(_articles.Count)];
        try
        {
            await _host.DeskAsync(async db =>
            {
                await ActAsync(db, article);
                await db.SaveAsync(CancellationToken.None);
            });
        }
        catch (Model.NewsroomRule)
        {
            // The state does not take this act; the next will be another.
        }

        // Now and then the worker comes late.
        if (_random.Next(3) > 0)
            await _host.PartnersReviewedAsync();
    }

    private async Task ActAsync(Model.CmsDbContext db, Guid id)
    {
        var now = Now;
        var article = (await db.Articles.FindAsync(id))!;
        var partner = (await db.Partners.FindAsync(_partner))!;
        switch (_random.Next(20))
        {
            case 0 or 1 or 2:
                article.Publish(now, editorsNote: article.Status == ArticleStatus.Withdrawn ? "It is back." : null);
                break;
            case 3 or 4:
                article.Correct(
                    CorrectionKind.Correction,
                    "Corrected.",
                    (article.Live ?? article.Working!) with
                    {
                        Title = $"Corrected {_acts}",
                    },
                    now
                );
                break;
            case 5:
                article.Unpublish(now);
                break;
            case 6:
                article.Withdraw(new Withdrawal(WithdrawalCause.Error, "Withdrawn.", false, null, null, default), now);
                break;
            case 7 or 8:
                article.Embargo(now.AddDays(1), now, _random.Next(2) == 0 ? [_partner] : null);
                break;
            case 9:
                article.LiftEmbargo();
                break;
            case 10 or 11:
                article.Edit(
                    (article.Working ?? article.Live!) with
                    {
                        TopicIds = _random.Next(3) == 0 ? [] : [_topics[_random.Next(_topics.Count)]],
                        Title = $"Edited {_acts}",
                    },
                    now
                );
                if (article.Status == ArticleStatus.Published)
                    article.Publish(now);
                break;
            case 12:
                article.MoveTo($"moved-{_acts}", now);
                break;
            case 13:
                var author = (await db.Authors.FindAsync(_author))!;
                author.Edit(author.Profile with { Name = $"Renamed {_acts}" }, now);
                break;
            case 14:
                var source = (await db.Sources.FindAsync(_source))!;
                source.Grant(
                    source.Onward with
                    {
                        Text = _random.Next(2) == 0 ? OnwardText.Allowed : OnwardText.Denied,
                    },
                    new OnwardLoss(PartnerAction.TakeDown, "Theirs again."),
                    now
                );
                break;
            case 15:
                var granted = await db.Entitlements.Where(e => e.EndedAt == null).OrderBy(e => e.Id).FirstOrDefaultAsync();
                if (granted is not null && _random.Next(2) == 0)
                    granted.End(PartnerAction.MayKeep, now);
                else
                    db.Add(
                        new Entitlement(
                            _partner,
                            _products[_random.Next(_products.Count)],
                            now,
                            null,
                            hasEarlyAccess: _random.Next(2) == 0,
                            now
                        )
                    );
                break;
            case 16:
                var product = (await db.Products.FindAsync(_products[_random.Next(_products.Count)]))!;
                product.Edit(
                    product.Terms with
                    {
                        Filter = new ProductFilter { Topics = [.. _topics.Where(_ => _random.Next(2) == 0)] },
                        Images = (ImageRule)_random.Next(2),
                    }
                );
                break;
            case 17:
                partner.Select(
                    _random.Next(2) == 0
                        ? PartnerSelection.Everything
                        : new PartnerSelection { Topics = [_topics[_random.Next(_topics.Count)]] }
                );
                break;
            case 18:
                partner.Suspend("Call us.", now);
                break;
            default:
                partner.Resume();
                break;
        }
    }

    /// <summary>What the mirror's program does: follows changes page by page, keeps the cursor only of what it has worked in.</summary>
    private async Task FollowAsync(bool losesAnswer)
    {
        while (true)
        {
            using var answer = await _mirror.GetAsync(
                $"/v1/partner/changes?limit={_random.Next(1, 30)}{(_cursor is null ? "" : $"&cursor={_cursor}")}"
            );
            var text = await answer.Content.ReadAsStringAsync();
            // It read past a backup that was put back: what it has is of another history.
            if ((int)answer.StatusCode == 410)
            {
                await SnapshotAsync();
                return;
            }

            Assert.That((int)answer.StatusCode, Is.EqualTo(200), text);
            // The answer was made and never arrived: the same cursor asks again.
            if (losesAnswer)
                return;
            var page = JsonDocument.Parse(text).RootElement;
            foreach (var row in page.GetProperty("data").EnumerateArray())
                await ApplyAsync(row);
            _cursor = page.Text("meta/nextCursor");
            if (!page.At("meta/hasMore").GetBoolean())
                return;
        }
    }

    private async Task ApplyAsync(JsonElement row)
    {
        var id = row.GetProperty("id").GetGuid();
        switch (row.Text("op"))
        {
            case "upsert":
                _held.Remove(id);
                _mustGo.Remove(id);
                // A later row of the piece follows: whoever waits for it need not ask twice.
                if (row.At("supersededBy").ValueKind == JsonValueKind.Null || _random.Next(10) == 0)
                    await FetchAsync(id);
                break;
            case "hold":
                _held.Add(id);
                _mustGo.Remove(id);
                break;
            default:
                _copy.Remove(id);
                _held.Remove(id);
                if (row.Text("action") == "takeDown")
                    _mustGo.Add(id);
                break;
        }
    }

    private async Task FetchAsync(Guid id)
    {
        using var answer = await _mirror.GetAsync($"/v1/partner/articles/{id}");
        // Gone again, taken down or suspended, by now: a later row says so.
        if ((int)answer.StatusCode is 404 or 410 or 403)
        {
            _copy.Remove(id);
            return;
        }

        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), text);
        var data = JsonDocument.Parse(text).RootElement.GetProperty("data");
        // Embargoed again by now: a hold follows.
        if (data.Text("rights/standing") == "held")
            return;
        _copy[id] = (data.Text("article/title")!, data.At("article/version").GetInt32());
    }

    private async Task SnapshotAsync()
    {
        var (copy, removes) = (new Dictionary<Guid, (string, int)>(), new List<Guid>());
        string? cursor = null,
            changes = null;
        var held = new HashSet<Guid>();
        do
        {
            using var answer = await _mirror.GetAsync(
                $"/v1/partner/snapshot?limit={_random.Next(1, 10)}{(cursor is null ? "" : $"&cursor={cursor}")}"
            );
            // Suspended partners get no snapshot.
            if ((int)answer.StatusCode == 403)
                return;
            var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
            foreach (var item in page.GetProperty("data").EnumerateArray())
            {
                var id = item.At("article/id").GetGuid();
                if (item.Text("rights/standing") == "held")
                    held.Add(id);
                else
                    copy[id] = (item.Text("article/title")!, item.At("article/version").GetInt32());
            }

            removes.AddRange(page.GetProperty("removes").EnumerateArray().Select(r => r.GetGuid()));
            changes ??= page.Text("meta/changesCursor");
            cursor = page.Text("meta/nextCursor");
        } while (cursor is not null);
        _copy.Clear();
        foreach (var (id, piece) in copy)
            _copy[id] = piece;
        _held.Clear();
        _held.UnionWith(held);
        Assert.That(removes, Has.None.Matches<Guid>(copy.ContainsKey));
        // What was withdrawn before is told by a list of its own.
        foreach (var row in (await _mirror.ReadAsync("/v1/partner/withdrawals?limit=100")).GetProperty("data").EnumerateArray())
            _mustGo.Add(row.GetProperty("id").GetGuid());
        _cursor = changes;
    }

    private async Task RestartAsync()
    {
        await _host.StopAsync();
        _host = CmsHost.On(_database);
        _mirror = await _host.PartnerAsync(_partner);
    }

    /// <summary>Beside the server at work.</summary>
    private async Task BackUpAsync()
    {
        _backup = Path.Combine(_backups.FullName, "cms.zip");
        await Backup.MakeAsync(_database, _backup);
    }

    private async Task RestoreAsync()
    {
        if (_backup is null)
            return;
        await _host.StopAsync();
        await Backup.RestoreAsync(_database, _backup);
        _host = CmsHost.On(_database);
        _mirror = await _host.PartnerAsync(_partner);
        _restores++;
    }

    private async Task ResumeAsync()
    {
        if (await _host.DeskAsync(db => db.Partners.AnyAsync(p => p.SuspendedAt != null)))
        {
            await _host.DeskAsync(async db =>
            {
                (await db.Partners.FindAsync(_partner))!.Resume();
                await db.SaveAsync(CancellationToken.None);
            });
        }
    }

    /// <summary>By the rules alone, without any row: what the partner may have now.</summary>
    private Task<(Dictionary<Guid, string> Entitled, List<Guid> Held, List<Guid> Withdrawn)> TruthAsync() =>
        _host.DeskAsync(async db =>
        {
            var articles = await db.Articles.ToListAsync();
            var rules = await PartnerRules.ReadAsync(db, _partner, Now, CancellationToken.None);
            var may = (await PartnerFacts.ReadAsync(db, articles, Now, CancellationToken.None))
                .Where(f => rules.ProductsOf(_partner, f).Count > 0)
                .ToList();
            var had = await db.PartnerArticles.Where(a => a.PartnerId == _partner).Select(a => a.ArticleId).ToListAsync();
            return (
                may.Where(f => f.Article.IsPublic).ToDictionary(f => f.Article.Id, f => f.Content.Title),
                may.Where(f => !f.Article.IsPublic).Select(f => f.Article.Id).ToList(),
                articles.Where(a => a.Status == ArticleStatus.Withdrawn && had.Contains(a.Id)).Select(a => a.Id).ToList()
            );
        });

    private async Task PrepareAsync()
    {
        var author = An.Author();
        var source = An.Source();
        Topic[] topics = [An.Topic("Harbours"), An.Topic("Rails"), An.Topic("Mills")];
        var partner = new Partner(new PartnerProfile { Name = "The Inland Courier" }, Now);
        Product[] products =
        [
            .. topics.Select(t => new Product(
                new ProductTerms
                {
                    Name = t.Name,
                    Filter = new ProductFilter { Topics = [t.Id] },
                },
                Now
            )),
        ];
        Article[] articles =
        [
            .. Enumerable
                .Range(0, Pieces)
                .Select(i =>
                    An.Draft(
                        An.Content($"Piece {i}", author) with
                        {
                            TopicIds = [topics[i % topics.Length].Id],
                            Attributions = i % 4 == 0 ? [new Attribution(AttributionRelation.RepublishedFrom, source.Id)] : [],
                        }
                    )
                ),
        ];
        await _host.DeskAsync(async db =>
        {
            db.AddRange([author, source, .. topics, partner, .. products]);
            await db.SaveAsync(CancellationToken.None);
        });
        await _host.DeskAsync(async db =>
        {
            db.AddRange([.. articles]);
            await db.SaveAsync(CancellationToken.None);
        });
        (_author, _source, _partner) = (author.Id, source.Id, partner.Id);
        (_topics, _products, _articles) = ([.. topics.Select(t => t.Id)], [.. products.Select(p => p.Id)], [.. articles.Select(a => a.Id)]);
        _mirror = await _host.PartnerAsync(_partner);
    }
}
