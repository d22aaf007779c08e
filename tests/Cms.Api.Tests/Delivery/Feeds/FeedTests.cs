using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Cms.Api.Http;
using Cms.Api.Http.Caching;
using Cms.Api.Tests.Media;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Feeds;

/// <summary>The open feeds. Each test has an author of its own, and so a feed of its own.</summary>
public sealed class FeedTests(string provider) : OnEveryDatabase(provider)
{
    private const string Api = "https://api.almanac.example";
    private const string Site = "https://almanac.example";

    private static readonly string[] Formats = ["rss", "atom", "json"];

    private readonly StillClock _clock = new(An.Hour);

    protected override TimeProvider Clock => _clock;

    protected override (string Name, string Value)[] Settings =>
        [
            ("Cms:PublicUrl", Api),
            ("Cms:Site:Url", Site),
            ("Cms:Site:Name", "The Almanac"),
            ("Cms:Site:Tagline", "What keeps"),
            ("Cms:Site:Logo", $"{Site}/logo.png"),
        ];

    private DateTime Now => _clock.Now;

    [TestCaseSource(nameof(Formats))]
    public async Task The_newest_come_first_under_ids_that_never_change(string format)
    {
        var author = An.Author("Tove Lindqvist");
        var older = An.Article(An.Content("Before the flood", author), An.Hour.AddDays(-3));
        var newer = An.Article(An.Content("After the “flood”, & more", author), An.Hour.AddDays(-1));
        await SaveAsync(author, older, newer);

        var feed = await AuthorFeedAsync(author, format);

        Assert.Multiple(() =>
        {
            Assert.That(feed.Title, Is.EqualTo("Tove Lindqvist · The Almanac"));
            Assert.That(feed.Ids, Is.EqualTo(new[] { $"urn:uuid:{newer.Id}", $"urn:uuid:{older.Id}" }));
            Assert.That(feed[newer.Id].Title, Is.EqualTo("After the “flood”, & more"));
            Assert.That(feed[newer.Id].Url, Is.EqualTo($"{Site}/articles/{newer.Slug}"));
            Assert.That(feed[newer.Id].Listed, Is.EqualTo(newer.PublishedAt));
            Assert.That(feed[newer.Id].Authors, Is.EqualTo(new[] { "Tove Lindqvist" }));
        });
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Its_pages_give_every_piece_and_every_removal_once_whatever_is_published_meanwhile(string format)
    {
        var author = An.Author();
        var pieces = Enumerable.Range(0, 65).Select(i => An.Article(An.Content($"Piece {i}", author), Now.AddMinutes(-i / 3))).ToList();
        var removed = Enumerable.Range(0, 105).Select(i => An.Article(An.Content($"Gone {i}", author), Now.AddDays(-1))).ToList();
        removed.ForEach(a => a.Unpublish(Now));
        await SaveAsync([author, .. pieces, .. removed]);

        var pages = new List<ReadFeed>();
        for (var next = $"/feeds/authors/{author.Id}.{format}"; next is not null; )
        {
            pages.Add(await ReadFeed.FromAsync(Client, next));
            Assert.That(pages[^1].Self, Is.EqualTo(Api + next));
            next = pages[^1].Next is { } link ? Calls.PathOf(link) : null;
            await SaveAsync(An.Article(An.Content("Published meanwhile", author), Now.AddMinutes(1)));
        }

        Assert.Multiple(() =>
        {
            Assert.That(pages.Select(p => p.Entries.Count), Is.EqualTo(new[] { 130, 35, 5 }));
            Assert.That(pages.SelectMany(p => p.Ids), Is.EquivalentTo(pieces.Concat(removed).Select(a => $"urn:uuid:{a.Id}")));
            Assert.That(pages.SelectMany(p => p.Entries.Where(e => !e.IsRemoved)).Select(e => e.Listed), Is.Ordered.Descending);
        });
    }

    [Test]
    public async Task Every_kind_of_thing_has_a_feed()
    {
        var (author, topic, source, series) = (An.Author(), An.Topic(), An.Source(), An.Series(SeriesKind.Multipart));
        // Later than what other tests publish, so that they are among the newest of all.
        var later = Now.AddDays(2);
        var piece = An.Article(
            An.Content("In all of them", author) with
            {
                TopicIds = [topic.Id],
                Attributions = [new Attribution(AttributionRelation.PartOf, source.Id)],
            },
            later
        );
        var elsewhere = An.Author();
        var other = An.Article(An.Content("In none of them", elsewhere), later);
        series.SetMembers([new SeriesPlace(piece.Id, 1)], An.Hour);
        await SaveAsync(author, topic, source, series, piece, elsewhere, other);

        foreach (
            var (path, thing) in new[]
            {
                ($"authors/{author.Slug}", author.Slug),
                ($"topics/{topic.Slug}", topic.Slug),
                ($"sources/{source.Slug}", source.Slug),
                ($"series/{series.Slug}", series.Slug),
            }
        )
        {
            foreach (var format in Formats)
            {
                var feed = await ReadFeed.FromAsync(Client, $"/feeds/{path}.{format}");
                Assert.That(feed.Ids, Is.EqualTo(new[] { $"urn:uuid:{piece.Id}" }), path);
            }
        }

        var all = await ReadFeed.FromAsync(Client, "/feeds/articles.atom");
        Assert.That((all.Has(piece.Id), all.Has(other.Id), all.Title), Is.EqualTo((true, true, "The Almanac")));

        // What was taken down leaves its stub in each of them too.
        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(Now));
        foreach (var path in new[] { $"sources/{source.Id}", $"series/{series.Id}", $"topics/{topic.Id}", $"authors/{author.Id}" })
            Assert.That(
                (int)(await Client.GetAsync($"/feeds/{path}.rss")).StatusCode,
                Is.EqualTo(410),
                "Nothing public shows the thing any more."
            );
        Assert.That((await ReadFeed.FromAsync(Client, "/feeds/articles.rss"))[piece.Id].IsRemoved);
    }

    [TestCaseSource(nameof(Formats))]
    public async Task It_names_itself_by_the_settings_and_by_the_address_it_was_asked_under(string format)
    {
        var author = An.Author();
        await SaveAsync(author, An.Article(An.Content("A piece", author)));
        using var plain = new HttpClient { BaseAddress = Host.BaseAddress };
        plain.DefaultRequestHeaders.Host = "evil.example";

        foreach (var address in new[] { author.Slug, author.Id.ToString() })
        {
            using var asked = await plain.GetAsync($"/feeds/authors/{address}.{format}?utm_source=reader&page=7&cursor");
            Assert.That((int)asked.StatusCode, Is.EqualTo(400), "A cursor is known, and an empty one is none.");
            var feed = await ReadFeed.FromAsync(plain, $"/feeds/authors/{address}.{format}?utm_source=reader&page=7");
            using var answer = await plain.GetAsync($"/feeds/authors/{address}.{format}");

            Assert.That(feed.Self, Is.EqualTo($"{Api}/feeds/authors/{address}.{format}"));
            Assert.That(answer.Header("Link"), Is.EqualTo($"<{feed.Self}>; rel=\"self\", <{Api}/websub>; rel=\"hub\""));
            Assert.That(
                await answer.Content.ReadAsStringAsync(),
                Does.Not.Contain("evil").And.Not.Contain("localhost").And.Not.Contain("utm_source")
            );
        }
    }

    [Test]
    public async Task Unknown_parameters_are_in_no_cache_key()
    {
        var author = An.Author();
        await SaveAsync(author, An.Article(An.Content("A piece", author)));
        using var plain = new HttpClient { BaseAddress = Host.BaseAddress };
        var cache = Host.Services.GetRequiredService<ResponseCache>();
        using var first = await plain.GetAsync($"/feeds/authors/{author.Id}.rss");
        var loads = cache.Loads;

        using var other = await plain.GetAsync($"/feeds/authors/{author.Id}.rss?utm_campaign=autumn&utm_campaign=winter&%00=1");

        Assert.That((int)other.StatusCode, Is.EqualTo(200));
        Assert.That(cache.Loads, Is.EqualTo(loads));
        Assert.That(other.Headers.ETag, Is.EqualTo(first.Headers.ETag));
    }

    [Test]
    public async Task Whatever_a_reader_accepts_the_address_names_the_format()
    {
        var author = An.Author();
        await SaveAsync(author, An.Article(An.Content("A piece", author)));
        foreach (
            var accept in new[]
            {
                "text/html",
                "application/atom+xml",
                "application/rss+xml, application/xml;q=0.9, text/xml;q=0.8",
                "*/*;q=0",
                "nonsense",
            }
        )
        {
            using var made = await Client.GetAsync($"/feeds/authors/{author.Id}.rss?atLeast=0", ("Accept", accept));
            using var kept = await Client.GetAsync($"/feeds/authors/{author.Id}.rss", ("Accept", accept));

            Assert.That(
                new[] { made, kept }.Select(a => ((int)a.StatusCode, a.Header("Content-Type"))),
                Is.All.EqualTo((200, "application/rss+xml; charset=utf-8")),
                accept
            );
        }
    }

    [TestCase("rss", "application/rss+xml; charset=utf-8")]
    [TestCase("atom", "application/atom+xml; charset=utf-8")]
    [TestCase("json", "application/feed+json")]
    public async Task It_is_sent_as_every_public_answer_is(string format, string type)
    {
        var author = An.Author();
        var piece = An.Article(
            An.Content("A piece", author) with
            {
                Body = string.Join("\n\n", Enumerable.Range(0, 99).Select(i => $"Paragraph {i}.")),
            }
        );
        await SaveAsync(author, piece);
        var path = $"/feeds/authors/{author.Slug}.{format}";

        using var first = await Client.GetAsync(path);
        using var head = await Client.SendAsync(HttpMethod.Head, path);
        using var held = await Client.GetAsync(path, ("If-None-Match", first.Headers.ETag!.Tag));
        using var since = await Client.GetAsync(path, ("If-Modified-Since", first.Header("Last-Modified")!));
        using var before = await Client.GetAsync(
            path,
            ("If-Modified-Since", An.Hour.AddDays(-1).ToString("r", CultureInfo.InvariantCulture))
        );
        // Compressed for the second who would take it so.
        using var plain = await Client.GetAsync(path, ("Accept-Encoding", "gzip"));
        using var zipped = await Client.GetAsync(path, ("Accept-Encoding", "gzip"));
        using var weak = await Client.GetAsync(path, ("If-None-Match", $"W/{zipped.Headers.ETag!.Tag}"));

        Assert.Multiple(() =>
        {
            Assert.That(first.Header("Content-Type"), Is.EqualTo(type));
            Assert.That(first.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
            Assert.That(first.Header("Cache-Control"), Does.StartWith("public"));
            Assert.That(first.Header("Vary"), Is.EqualTo("Accept-Encoding"));
            Assert.That(first.Header("Content-Sequence"), Is.Not.Null);
            Assert.That(
                first.Header("Surrogate-Key")!.Split(' '),
                Is.EquivalentTo(new[] { "articles", $"author:{author.Id}", $"author:{author.Slug}", $"article:{piece.Id}" })
            );
            Assert.That(head.LastingHeaders(), Is.EqualTo(first.LastingHeaders()));
            Assert.That(new[] { held, since, weak }.Select(a => (int)a.StatusCode), Is.All.EqualTo(304));
            Assert.That((int)before.StatusCode, Is.EqualTo(200));
            Assert.That(zipped.Header("Content-Encoding"), Is.EqualTo("gzip"));
        });
        await using var unzipped = new GZipStream(await zipped.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(unzipped);
        Assert.That(await text.ReadToEndAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task An_address_leads_where_the_thing_is()
    {
        var author = An.Author();
        var former = author.Slug;
        await SaveAsync(author, An.Article(An.Content("A piece", author)));
        await ChangeAsync<Author>(author.Id, a => a.MoveTo(former + "-moved", Now));
        var gone = An.Author();
        var piece = An.Article(An.Content("Short-lived", gone));
        await SaveAsync(gone, piece);
        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(Now));
        var hidden = An.Author();
        await SaveAsync(hidden, An.Draft(An.Content("Not yet", hidden)));

        using var moved = await Client.GetAsync($"/feeds/authors/{former}.atom?atLeast=0");

        Assert.Multiple(async () =>
        {
            Assert.That(
                ((int)moved.StatusCode, moved.Header("Location")),
                Is.EqualTo((301, $"{Api}/feeds/authors/{former}-moved.atom?atLeast=0"))
            );
            Assert.That((await GetAsync($"/feeds/authors/{gone.Slug}.json", 410)).Text("code"), Is.EqualTo("gone"));
            foreach (
                var nothing in new[]
                {
                    $"authors/{hidden.Slug}.rss",
                    $"authors/{hidden.Id}.rss",
                    "authors/nobody.rss",
                    $"authors/{author.Id}.xml",
                    "articles.rss2",
                    "articles.RSS",
                    "articles.",
                    "authors/.rss",
                    $"topics/{author.Slug}.rss",
                }
            )
                Assert.That((await GetAsync($"/feeds/{nothing}", 404)).Text("code"), Is.EqualTo("not-found"), nothing);
        });
    }

    [Test]
    public async Task A_cursor_goes_on_in_the_feed_it_came_from_and_nowhere_else()
    {
        var author = An.Author();
        await SaveAsync([author, .. Enumerable.Range(0, 31).Select(i => An.Article(An.Content($"Piece {i}", author)))]);
        var next = Calls.PathOf((await AuthorFeedAsync(author, "rss")).Next!);
        var cursor = next[(next.IndexOf('=', StringComparison.Ordinal) + 1)..];

        Assert.That(
            (await ReadFeed.FromAsync(Client, $"/feeds/authors/{author.Slug}.json?cursor={cursor}")).Entries,
            Has.Count.EqualTo(1),
            "Formats and addresses of one feed share it."
        );
        Assert.That((await GetAsync($"/feeds/articles.rss?cursor={cursor}", 400)).Text("errors/0/code"), Is.EqualTo("cursor-mismatch"));
        Assert.That((await GetAsync("/feeds/articles.rss?cursor=nonsense", 400)).Text("errors/0/code"), Is.EqualTo("cursor-malformed"));
        Assert.That(
            (await GetAsync($"/feeds/articles.rss?cursor={cursor}&cursor={cursor}", 400))
                .At("errors")
                .EnumerateArray()
                .Select(e => e.Text("code")),
            Does.Contain("repeated-parameter")
        );
    }

    [TestCaseSource(nameof(Formats))]
    public async Task The_text_is_whole_where_everybody_may_republish_it_and_else_an_excerpt(string format)
    {
        var author = An.Author();
        var (generous, silent) = (
            Source(OnwardText.Allowed, OnwardIllustrations.Allowed),
            Source(OnwardText.Denied, OnwardIllustrations.Denied)
        );
        var free = An.Article(Said("Free", author));
        var reserved = An.Article(Said("Reserved", author) with { License = License.AllRightsReserved });
        var passed = An.Article(
            Said("Passed on", author) with
            {
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, generous.Id)],
            }
        );
        var kept = An.Article(
            Said("Kept", author) with
            {
                Attributions = [new Attribution(AttributionRelation.OriginallyPublishedIn, silent.Id, Url: "https://lantern.example/kept")],
            }
        );
        await SaveAsync(author, generous, silent, free, reserved, passed, kept);

        var feed = await AuthorFeedAsync(author, format);

        Assert.Multiple(() =>
        {
            foreach (var whole in new[] { free, passed })
            {
                Assert.That(feed[whole.Id].Text, Is.EqualTo("whole"));
                Assert.That(feed[whole.Id].Html, Does.Contain("The last word."));
            }

            foreach (var excerpt in new[] { reserved, kept })
            {
                Assert.That(feed[excerpt.Id].Text, Is.EqualTo("excerpt"));
                Assert.That(
                    feed[excerpt.Id].Html,
                    Does.Not.Contain("The last word.")
                        .And.Contain("<p>A teaser.</p>")
                        .And.Contain($"<a href=\"{Site}/articles/{excerpt.Slug}\">")
                );
            }
        });
    }

    [TestCaseSource(nameof(Formats))]
    public async Task A_picture_that_is_not_cleared_is_gone_whole_and_named(string format)
    {
        var author = An.Author();
        var (lead, body, denied, withStory) = (
            Picture("the lead", OnwardIllustrations.Allowed),
            Picture("the second", OnwardIllustrations.WithStory),
            Picture("the denied", OnwardIllustrations.Denied),
            Picture("the third", OnwardIllustrations.WithStory)
        );
        var whole = An.Article(
            Said("Whole", author) with
            {
                LeadIllustrationId = lead.Id,
                Body = $"A start.\n\n![](illustration:{body.Id})\n\n> ![](illustration:{denied.Id})\n\nThe last word.",
            }
        );
        var excerpt = An.Article(
            Said("Excerpt", author) with
            {
                LeadIllustrationId = withStory.Id,
                Body = $"A start.\n\n![](illustration:{body.Id})",
                License = License.AllRightsReserved with { Terms = License.CcBy.Terms },
            }
        );
        await SaveAsync(author, lead, body, denied, withStory, whole, excerpt);

        var feed = await AuthorFeedAsync(author, format);
        using var raw = await Client.GetAsync($"/feeds/authors/{author.Id}.{format}");

        Assert.Multiple(async () =>
        {
            Assert.That(feed[whole.Id].Pictures, Has.Count.EqualTo(2));
            Assert.That(feed[whole.Id].Pictures[0], Does.StartWith($"{Api}/media/{lead.Id}/").And.EndWith("/1200.jpg"));
            Assert.That(feed[whole.Id].Pictures[1], Does.StartWith($"{Api}/media/{body.Id}/").And.EndWith("/1200.jpg"));
            Assert.That(feed[whole.Id].Omitted, Is.EqualTo(new[] { ($"urn:uuid:{denied.Id}", "illustration") }));
            Assert.That(
                feed[whole.Id].Html,
                Does.Contain("alt=\"the lead\"").And.Contain("alt=\"the second\"").And.Not.Contain("<blockquote>")
            );
            Assert.That(feed[excerpt.Id].Pictures, Is.Empty);
            Assert.That(feed[excerpt.Id].Omitted, Is.EqualTo(new[] { ($"urn:uuid:{withStory.Id}", "storyOnly") }));
            Assert.That(
                await raw.Content.ReadAsStringAsync(),
                Does.Not.Contain("the denied")
                    .And.Not.Contain("Caption of the denied")
                    .And.Not.Contain("the third")
                    .And.Not.Contain($"/media/{denied.Id}")
            );
        });
    }

    [Test]
    public async Task A_source_that_takes_its_leave_back_is_heeded_in_the_next_read()
    {
        var (author, source) = (An.Author(), Source(OnwardText.Allowed, OnwardIllustrations.Allowed));
        var piece = An.Article(
            Said("Passed on", author) with
            {
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id)],
            }
        );
        await SaveAsync(author, source, piece);
        var before = (await AuthorFeedAsync(author, "atom"))[piece.Id];

        await ChangeAsync<SyndicationSource>(source.Id, s => s.Edit(s.Profile with { Onward = OnwardRights.None }, Now));

        var after = (await AuthorFeedAsync(author, "atom"))[piece.Id];
        Assert.That((before.Text, after.Text), Is.EqualTo(("whole", "excerpt")));
        Assert.That(after.Modified, Is.GreaterThan(before.Modified), "So that readers of feeds look at it again.");
    }

    [TestCaseSource(nameof(Formats))]
    public async Task What_has_to_be_printed_is_in_the_body_and_only_authors_are_named_as_authors(string format)
    {
        var (author, second, translator, source) = (
            An.Author("Ada One"),
            An.Author("Ben Two"),
            An.Author("Cy Three"),
            Source(OnwardText.Allowed, OnwardIllustrations.Allowed)
        );
        var piece = An.Article(
            Said("Signed by three", author) with
            {
                Subtitle = "Below <it>",
                Contributions =
                [
                    new Contribution(ContributionRole.Author, author.Id),
                    new Contribution(ContributionRole.Author, second.Id, "B. Two"),
                    new Contribution(ContributionRole.Translator, translator.Id),
                ],
                Attributions =
                [
                    new Attribution(AttributionRelation.OriginallyPublishedIn, source.Id, Url: "https://lantern.example/signed"),
                ],
            }
        );
        await SaveAsync(author, second, translator, source, piece);
        var before = (await AuthorFeedAsync(author, format))[piece.Id];
        _clock.Now += TimeSpan.FromMilliseconds(10);

        await ChangeAsync<Article>(piece.Id, a => a.Correct(CorrectionKind.Correction, "It was <not> Tuesday.", a.Live!, Now));

        var after = (await AuthorFeedAsync(author, format))[piece.Id];
        Assert.Multiple(() =>
        {
            Assert.That(after.Authors, Is.EqualTo(new[] { "Ada One", "B. Two" }));
            Assert.That(
                after.Html,
                Does.Contain("<p><em>Below &lt;it&gt;</em></p>")
                    .And.Contain("<p>By Ada One and B. Two; translated by Cy Three</p>")
                    .And.Contain("Originally published in <a href=\"https://lantern.example/signed\"")
            );
            Assert.That(after.Html, Does.Contain($"<p><strong>Correction ({Now:yyyy-MM-dd}):</strong> It was &lt;not&gt; Tuesday.</p>"));
            Assert.That(
                after.Modified,
                Is.GreaterThan(before.Modified),
                "Ten milliseconds later, and yet a second: readers compare no finer."
            );
            Assert.That((after.Id, after.Listed), Is.EqualTo((before.Id, before.Listed)));
        });
    }

    [Test]
    public async Task Every_change_that_shows_gives_a_later_date()
    {
        var (author, topic) = (An.Author(), An.Topic());
        var piece = An.Article(Said("Changing", author) with { TopicIds = [topic.Id] });
        await SaveAsync(author, topic, piece);
        var dates = new List<DateTime> { (await AuthorFeedAsync(author, "rss"))[piece.Id].Modified };

        foreach (
            var change in new Func<Task>[]
            {
                () => ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Another Name" }, Now)),
                () => ChangeAsync<Topic>(topic.Id, t => t.Edit("Another topic", null, Now)),
                () => ChangeAsync<Article>(piece.Id, a => a.MoveTo(a.Slug + "-moved", Now)),
            }
        )
        {
            await change();
            dates.Add((await AuthorFeedAsync(author, "rss"))[piece.Id].Modified);
        }

        Assert.That(dates, Is.Ordered.Ascending.And.Unique);
    }

    [TestCaseSource(nameof(Formats))]
    public async Task A_withdrawn_piece_leaves_its_id_its_notice_and_nothing_else(string format)
    {
        var author = An.Author();
        var picture = Picture("the picture", OnwardIllustrations.Allowed);
        var replacement = An.Article(An.Content("The piece instead", author));
        var piece = An.Article(Said("A telltale title", author) with { LeadIllustrationId = picture.Id, Subtitle = "A telltale subtitle" });
        var shown = An.Article(Said("A title to be named", author));
        await SaveAsync(author, picture, replacement, piece, shown);
        var before = (await AuthorFeedAsync(author, format))[piece.Id];

        await ChangeAsync<Article>(piece.Id, a =>
            a.Withdraw(
                new Withdrawal(WithdrawalCause.Error, "It rested on a <forged> letter.", false, replacement.Id, "Internal.", Now),
                Now
            )
        );
        await ChangeAsync<Article>(shown.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Rights, "Our right to it ended.", true, null, "Internal.", Now), Now)
        );

        var feed = await AuthorFeedAsync(author, format);
        using var answer = await Client.GetAsync($"/feeds/authors/{author.Slug}.{format}");
        var raw = await answer.Content.ReadAsStringAsync();
        var stub = feed[piece.Id];
        Assert.Multiple(() =>
        {
            Assert.That((stub.IsRemoved, stub.Id), Is.EqualTo((true, before.Id)));
            Assert.That(stub.Modified, Is.GreaterThan(before.Modified));
            Assert.That(stub.Listed, Is.GreaterThan(before.Listed), "It comes up again, so that readers see it.");
            Assert.That(stub.Html, Does.Contain("It rested on a &lt;forged&gt; letter."));
            Assert.That(raw, Does.Contain($"{Site}/articles/{replacement.Slug}"));
            Assert.That(
                raw,
                Does.Not.Contain("telltale")
                    .IgnoreCase.And.Not.Contain("The last word")
                    .And.Not.Contain("the picture")
                    .And.Not.Contain(piece.Slug)
                    .And.Not.Contain("Internal.")
            );
            Assert.That((stub.Title, feed[shown.Id].Title), Is.EqualTo(("Withdrawn", "Withdrawn: A title to be named")));
        });
    }

    [Test]
    public async Task An_empty_feed_is_dated_by_the_newest_row_of_the_log()
    {
        var (author, other) = (An.Author(), An.Author());
        author.List(true);
        await SaveAsync(author, An.Article(An.Content("The last that happened", other), Now), other);
        var last = Now;
        _clock.Now += TimeSpan.FromHours(5);

        var atom = XDocument.Parse(await Client.GetStringAsync($"/feeds/authors/{author.Slug}.atom")).Root!;
        var channel = XDocument.Parse(await Client.GetStringAsync($"/feeds/authors/{author.Slug}.rss")).Root!.Element("channel")!;

        Assert.That(atom.Elements(XName.Get("entry", atom.Name.NamespaceName)), Is.Empty);
        Assert.That(atom.Element(XName.Get("updated", atom.Name.NamespaceName))!.Value, Is.EqualTo(XmlDocuments.Instant(last)));
        Assert.That(
            new[] { "pubDate", "lastBuildDate" }.Select(name => channel.Element(name)!.Value),
            Is.All.EqualTo(last.ToString("r", CultureInfo.InvariantCulture))
        );
    }

    [Test]
    public async Task A_channel_says_what_SmartNews_asks_for()
    {
        var author = An.Author();
        var piece = An.Article(An.Content("A piece", author), Now);
        await SaveAsync(author, piece);

        var channel = XDocument.Parse(await Client.GetStringAsync($"/feeds/authors/{author.Id}.rss")).Root!.Element("channel")!;

        Assert.That(channel.Element("pubDate")!.Value, Is.EqualTo(piece.ModifiedAt.ToString("r", CultureInfo.InvariantCulture)));
        Assert.That(
            channel.Element(XName.Get("logo", "http://www.smartnews.be/snf"))!.Element("url")!.Value,
            Is.EqualTo($"{Site}/logo.png")
        );
    }

    [Test]
    public async Task The_length_of_an_enclosure_is_that_of_its_file_and_without_one_there_is_none()
    {
        var (author, unstored) = (An.Author(), Picture("not in the store", OnwardIllustrations.Allowed));
        var (stored, unmade) = (await StoredAsync("stored"), await StoredAsync("still to be made"));
        var (with, without, later) = (
            An.Article(Said("With", author) with { LeadIllustrationId = stored.Id }),
            An.Article(Said("Without", author) with { LeadIllustrationId = unstored.Id }),
            An.Article(Said("Later", author) with { LeadIllustrationId = unmade.Id })
        );
        await SaveAsync(author, stored, unstored, unmade, with, without, later);
        var bytes = await Client.GetByteArrayAsync(Calls.PathOf((await GetAsync($"/v1/illustrations/{stored.Id}")).Text("data/src")!));

        var rss = XDocument.Parse(await Client.GetStringAsync($"/feeds/authors/{author.Id}.rss"));
        var atom = XDocument.Parse(await Client.GetStringAsync($"/feeds/authors/{author.Id}.atom"));
        var json = await GetAsync($"/feeds/authors/{author.Id}.json");

        Assert.Multiple(() =>
        {
            Assert.That(
                rss.Descendants("enclosure").Select(e => e.Attribute("length")!.Value),
                Is.EquivalentTo(new[] { $"{bytes.Length}", "0" })
            );
            Assert.That(
                rss.Descendants(XName.Get("content", "http://search.yahoo.com/mrss/")).Select(c => c.Attribute("fileSize")?.Value),
                Is.EquivalentTo(new[] { $"{bytes.Length}", null, null })
            );
            Assert.That(
                atom.Descendants().Where(e => e.Attribute("rel")?.Value == "enclosure").Select(e => e.Attribute("length")?.Value),
                Is.EquivalentTo(new[] { $"{bytes.Length}", null, null })
            );
            Assert.That(
                json.At("items")
                    .EnumerateArray()
                    .Select(i => i.At("attachments/0").TryGetProperty("size_in_bytes", out var size) ? size.GetInt32() : 0),
                Is.EquivalentTo(new[] { bytes.Length, 0, 0 })
            );
        });
    }

    [Test]
    public async Task The_length_of_a_file_that_was_made_meanwhile_is_told_though_its_piece_did_not_change()
    {
        var (author, picture) = (An.Author(), await StoredAsync("made later"));
        await SaveAsync(author, picture, An.Article(Said("Made later", author) with { LeadIllustrationId = picture.Id }));
        Assert.That(await LengthAsync(), Is.EqualTo("0"));
        var bytes = await Client.GetByteArrayAsync(Calls.PathOf((await GetAsync($"/v1/illustrations/{picture.Id}")).Text("data/src")!));

        // It ends the answers of all feeds, and leaves the other piece as it was.
        await SaveAsync(An.Article(An.Content("Another", author)));

        Assert.That(await LengthAsync(), Is.EqualTo($"{bytes.Length}"));

        async Task<string> LengthAsync() =>
            XDocument
                .Parse(await Client.GetStringAsync($"/feeds/authors/{author.Id}.rss"))
                .Descendants("enclosure")
                .Single()
                .Attribute("length")!
                .Value;
    }

    [TestCaseSource(nameof(Formats))]
    public async Task What_comes_back_is_a_piece_again_under_its_id(string format)
    {
        var author = An.Author();
        var piece = An.Article(Said("Back again", author));
        await SaveAsync(author, piece, An.Article(An.Content("Another", author)));
        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(Now));
        var stub = (await AuthorFeedAsync(author, format))[piece.Id];

        await ChangeAsync<Article>(piece.Id, a => a.Publish(Now));

        var back = (await AuthorFeedAsync(author, format))[piece.Id];
        Assert.That((stub.IsRemoved, back.IsRemoved, back.Title), Is.EqualTo((true, false, "Back again")));
        Assert.That(back.Modified, Is.GreaterThan(stub.Modified));
    }

    [TestCaseSource(nameof(Formats))]
    public async Task A_stub_stays_ninety_days_and_leaves_with_the_day_though_nothing_was_written(string format)
    {
        var author = An.Author();
        var piece = An.Article(An.Content("Gone", author), Now);
        await SaveAsync(author, piece, An.Article(An.Content("Stays", author), Now));
        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(Now));
        var path = $"/feeds/authors/{author.Slug}.{format}";

        _clock.Now = Now.Date.AddDays(91).AddSeconds(-1);
        using var last = await Client.GetAsync(path);
        var before = await ReadFeed.FromAsync(Client, path);
        _clock.Now += TimeSpan.FromSeconds(1);
        using var first = await Client.GetAsync(path, ("If-None-Match", last.Headers.ETag!.Tag));
        using var since = await Client.GetAsync(path, ("If-Modified-Since", last.Header("Last-Modified")!));
        var after = await ReadFeed.FromAsync(Client, path);

        Assert.That((before.Has(piece.Id), after.Has(piece.Id)), Is.EqualTo((true, false)));
        Assert.That(((int)first.StatusCode, (int)since.StatusCode), Is.EqualTo((200, 200)));
    }

    [Test]
    public async Task A_right_that_ends_ends_with_the_day_before_and_the_feed_with_it()
    {
        var author = An.Author();
        var source = An.Source();
        source.Edit(
            source.Profile with
            {
                Onward = new OnwardRights(
                    OnwardText.Allowed,
                    OnwardIllustrations.Allowed,
                    OnwardCanonical.Ours,
                    Now.Date.AddDays(2).AddHours(5)
                ),
            },
            Now
        );
        var piece = An.Article(
            Said("For a while", author) with
            {
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id)],
            },
            Now
        );
        await SaveAsync(author, source, piece);

        var texts = new List<string?>();
        for (var day = 0; day < 3; day++)
        {
            texts.Add((await AuthorFeedAsync(author, "json"))[piece.Id].Text);
            _clock.Now += TimeSpan.FromDays(1);
        }

        Assert.That(
            texts,
            Is.EqualTo(new[] { "whole", "whole", "excerpt" }),
            "An answer of the third day might be kept beyond its fifth hour."
        );
    }

    [Test]
    public async Task The_read_after_a_publication_shows_it_though_the_feed_was_kept()
    {
        var author = An.Author();
        var piece = An.Draft(An.Content("Fresh", author));
        await SaveAsync(author, An.Article(An.Content("There before", author)), piece);
        var before = await Task.WhenAll(Formats.Select(f => AuthorFeedAsync(author, f)));

        await ChangeAsync<Article>(piece.Id, a => a.Publish(Now));

        var after = await Task.WhenAll(Formats.Select(f => AuthorFeedAsync(author, f)));
        Assert.That(before.Select(f => f.Has(piece.Id)), Is.All.False);
        Assert.That(after.Select(f => f.Has(piece.Id)), Is.All.True);
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Whatever_was_pasted_into_a_text_the_feed_can_be_read(string format)
    {
        var author = An.Author();
        var piece = An.Article(
            An.Content("Odd marks: \u001F ]]> & <b>", author) with
            {
                Body = "A form feed \f, a bell \a, a wave 🌊, ]]> and <script>alert(1)</script>.",
                Excerpt = "Odd \v too.",
            }
        );
        await SaveAsync(author, piece);

        var entry = (await AuthorFeedAsync(author, format))[piece.Id];

        Assert.That(entry.Title, Does.Contain("]]> & <b>"));
        Assert.That(entry.Html, Does.Contain("a wave 🌊, ]]&gt; and &lt;script&gt;"));
    }

    [Test]
    public async Task Each_entry_says_its_own_language()
    {
        var author = An.Author();
        var spanish = An.Article(An.Content("Las escaleras", author) with { Language = "es", License = License.AllRightsReserved });
        var arabic = An.Article(An.Content("السلالم", author) with { Language = "ar" });
        await SaveAsync(author, spanish, arabic);

        var feed = await AuthorFeedAsync(author, "atom");
        using var raw = await Client.GetAsync($"/feeds/authors/{author.Slug}.atom");

        Assert.That(feed[spanish.Id].Html, Does.Contain("Leer el texto completo en The Almanac"));
        Assert.That(feed[arabic.Id].Html, Does.StartWith("<div dir=\"rtl\">"));
        Assert.That(await raw.Content.ReadAsStringAsync(), Does.Contain("<entry xml:lang=\"es\">").And.Contain("<entry xml:lang=\"ar\">"));
    }

    private Task<ReadFeed> AuthorFeedAsync(Author author, string format) =>
        ReadFeed.FromAsync(Client, $"/feeds/authors/{author.Id}.{format}");

    private static ArticleContent Said(string title, Author author) =>
        An.Content(title, author) with
        {
            Excerpt = "A teaser.",
            Body = "A start.\n\nThe last word.",
        };

    private async Task<Illustration> StoredAsync(string alt) =>
        new(await Host.StoreAsync(Painted.Still(40, 30)), new IllustrationFacts { Alt = alt, Onward = OnwardIllustrations.Allowed }, Now);

    private static SyndicationSource Source(OnwardText text, OnwardIllustrations illustrations)
    {
        var source = An.Source();
        source.Edit(source.Profile with { Onward = new OnwardRights(text, illustrations, OnwardCanonical.Ours, null) }, An.Hour);
        return source;
    }

    private static Illustration Picture(string alt, OnwardIllustrations onward)
    {
        var picture = An.Illustration(alt, new Credit(CreditKind.Staff, Text: $"Credit of {alt}"));
        picture.Edit(picture.Facts with { Onward = onward, Caption = $"Caption of {alt}" }, An.Hour);
        return picture;
    }
}
