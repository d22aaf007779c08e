using System.Text.Json;
using Cms.Api.Partners;
using Cms.Api.Tests.Delivery.Feeds;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Partners;
using Cms.Model.Topics;
using Cms.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>Every form of a piece in every state that it can come to, as a partner asks for it.</summary>
public sealed class PartnerStatesTests(string provider) : OnEveryDatabase(provider)
{
    private const string Notice = "It rested on a forgery.";

    private readonly Author _author = An.Author("Ines Okafor");
    private readonly List<Piece> _pieces = [];
    private HttpClient _desk = null!;

    /// <summary>What a partner finds.</summary>
    private enum Finds
    {
        /// <summary>Nothing, since it never had it or is not entitled to it any more.</summary>
        Nothing,

        /// <summary>The piece, to be held.</summary>
        Held,

        /// <summary>The piece.</summary>
        Whole,

        /// <summary>That it was taken down.</summary>
        TakenDown,

        /// <summary>The same with its notice.</summary>
        Withdrawn,
    }

    private static DateTime Now => Model.Clock.Now(TimeProvider.System);

    /// <summary>Every form there is: one that is added later is asked for too.</summary>
    private IReadOnlyList<string> Forms =>
        [
            .. Host
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PartnerOperation>() is not null)
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
                .Where(r => r.StartsWith("/v1/partner/articles/{id}", StringComparison.Ordinal) && r.Count(c => c == '{') == 1)
                .Select(r => r["/v1/partner/articles/{id}".Length..])
                .Distinct(),
        ];

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
        await SaveAsync(_author, An.Article(An.Content("So that they are public", _author)));
    }

    [Test]
    public async Task Every_form_of_every_piece_in_every_state_says_what_is_so()
    {
        var topic = await TopicAsync();
        var (partner, id, _) = await Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } }, early: true);
        Guid[] us = [id],
            them = [];
        DateTime soon = Now.AddHours(1),
            later = Now.AddHours(2);
        var first = _pieces.Count;
        var withdrawal = new Withdrawal(WithdrawalCause.Error, Notice, false, null, null, default);

        await StateAsync("draft", Finds.Nothing, topic);
        await StateAsync("in review", Finds.Nothing, topic, a => a.SubmitForReview(Now));
        await StateAsync("scheduled", Finds.Nothing, topic, a => a.Schedule(soon, Now));
        await StateAsync("in the trash", Finds.Nothing, topic, a => a.Trash(Now));
        await StateAsync("embargoed for others", Finds.Nothing, topic, a => a.Embargo(later, Now, them));
        await StateAsync("embargoed for us", Finds.Held, topic, a => a.Embargo(later, Now, us));
        await StateAsync("embargoed for all with early access", Finds.Held, topic, a => a.Embargo(later, Now));
        await StateAsync("embargo moved", Finds.Held, topic, a => a.Embargo(soon, Now, us), a => a.Embargo(later, Now, us));
        await StateAsync("embargo moved to others", Finds.Nothing, topic, a => a.Embargo(later, Now, us), a => a.Embargo(later, Now, them));
        await StateAsync("embargo taken back", Finds.Nothing, topic, a => a.Embargo(later, Now, us), a => a.LiftEmbargo());
        await StateAsync(
            "embargo missed",
            Finds.Nothing,
            topic,
            a => a.Embargo(later, Now, us),
            a => a.MissSchedule("A picture was missing.")
        );
        await StateAsync(
            "embargo taken back, in the trash",
            Finds.Nothing,
            topic,
            a => a.Embargo(later, Now, us),
            a => a.LiftEmbargo(),
            a => a.Trash(Now)
        );
        await StateAsync("embargo lifted", Finds.Whole, topic, a => a.Embargo(later, Now, us), a => a.Publish(Now));
        await StateAsync("published", Finds.Whole, topic, a => a.Publish(Now));
        await StateAsync(
            "published, with a draft",
            Finds.Whole,
            topic,
            a => a.Publish(Now),
            a => a.Edit(a.Live! with { Title = "Not yet for anybody: unseen" }, Now)
        );
        await StateAsync(
            "corrected",
            Finds.Whole,
            topic,
            a => a.Publish(Now),
            a => a.Correct(CorrectionKind.Correction, "It was a Tuesday.", a.Live! with { Subtitle = "Corrected" }, Now)
        );
        await StateAsync("unpublished", Finds.TakenDown, topic, a => a.Publish(Now), a => a.Unpublish(Now));
        await StateAsync(
            "unpublished, scheduled",
            Finds.TakenDown,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Schedule(soon, Now)
        );
        await StateAsync(
            "unpublished, embargoed for others",
            Finds.TakenDown,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Schedule(soon, Now),
            a => a.Embargo(later, Now, them)
        );
        await StateAsync(
            "unpublished, embargoed for us",
            Finds.Held,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Schedule(soon, Now),
            a => a.Embargo(later, Now, us)
        );
        await StateAsync(
            "unpublished, embargo taken back",
            Finds.TakenDown,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Schedule(soon, Now),
            a => a.Embargo(later, Now, us),
            a => a.LiftEmbargo()
        );
        await StateAsync(
            "unpublished, embargo lifted",
            Finds.Whole,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Schedule(soon, Now),
            a => a.Embargo(later, Now, us),
            a => a.Publish(Now)
        );
        await StateAsync(
            "unpublished, in the trash",
            Finds.TakenDown,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Trash(Now)
        );
        await StateAsync(
            "unpublished, purged",
            Finds.TakenDown,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Trash(Now),
            a => a.Purge(Now)
        );
        await StateAsync("republished", Finds.Whole, topic, a => a.Publish(Now), a => a.Unpublish(Now), a => a.Publish(Now));
        await StateAsync("withdrawn", Finds.Withdrawn, topic, a => a.Publish(Now), a => a.Withdraw(withdrawal, Now));
        await StateAsync(
            "withdrawn after it was unpublished",
            Finds.Withdrawn,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Withdraw(withdrawal, Now)
        );
        await StateAsync(
            "withdrawn, in the trash",
            Finds.Withdrawn,
            topic,
            a => a.Publish(Now),
            a => a.Withdraw(withdrawal, Now),
            a => a.Trash(Now)
        );
        await StateAsync(
            "withdrawn, purged",
            Finds.Withdrawn,
            topic,
            a => a.Publish(Now),
            a => a.Withdraw(withdrawal, Now),
            a => a.Trash(Now),
            a => a.Purge(Now)
        );
        await StateAsync(
            "withdrawn and back",
            Finds.Whole,
            topic,
            a => a.Publish(Now),
            a => a.Withdraw(withdrawal, Now),
            a => a.Publish(Now, editorsNote: "It is back.")
        );

        await LookAsync(partner, topic, _pieces[first..]);
    }

    [TestCase(PartnerAction.MayKeep)]
    [TestCase(PartnerAction.TakeDown)]
    public async Task Every_form_says_what_is_so_after_an_entitlement_has_ended(PartnerAction onEnd)
    {
        var topic = await TopicAsync();
        var (partner, id, entitlement) = await Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } }, early: true);
        var first = _pieces.Count;
        await StateAsync("lost", Finds.Nothing, topic, a => a.Publish(Now));
        await StateAsync("lost while it was held", Finds.Nothing, topic, a => a.Embargo(Now.AddHours(2), Now, [id]));
        var withdrawn = await StateAsync("lost, then withdrawn", Finds.Withdrawn, topic, a => a.Publish(Now));

        await Host.DeskAsync(async db =>
        {
            (await db.Entitlements.FindAsync(entitlement.GetProperty("id").GetGuid()))!.End(onEnd, Now);
            return await db.SaveAsync(CancellationToken.None);
        });
        await Host.PartnersReviewedAsync();
        await ChangeAsync<Article>(withdrawn, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, Notice, false, null, null, default), Now)
        );

        await LookAsync(
            partner,
            topic,
            _pieces[first..],
            stubs: onEnd == PartnerAction.TakeDown ? ["lost", "lost, then withdrawn"] : ["lost, then withdrawn"]
        );
    }

    [Test]
    public async Task A_suspended_partner_is_told_what_was_taken_down_in_every_form_and_given_nothing()
    {
        var topic = await TopicAsync();
        var (partner, id, _) = await Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } });
        var there = await StateAsync("there", Finds.Whole, topic, a => a.Publish(Now));
        var withdrawn = await StateAsync("withdrawn", Finds.Withdrawn, topic, a => a.Publish(Now));
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/partners/{id}/suspension",
            new { notice = "Call the rights desk." },
            (await _desk.ReadAsync($"/v1/admin/partners/{id}")).Tag()
        );
        await ChangeAsync<Article>(withdrawn, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, Notice, false, null, null, default), Now)
        );

        foreach (var form in Forms)
        {
            Assert.That(
                (await partner.ReadAsync($"/v1/partner/articles/{there}{form}", 403)).Text("code"),
                Is.EqualTo("partner-suspended"),
                form
            );
            Assert.That(
                (await partner.ReadAsync($"/v1/partner/articles/{Guid.CreateVersion7()}{form}", 403)).Text("code"),
                Is.EqualTo("partner-suspended"),
                form
            );
            Assert.That((await partner.ReadAsync($"/v1/partner/articles/{withdrawn}{form}", 410)).GetRawText(), Does.Contain(Notice), form);
        }
    }

    [Test]
    public async Task A_held_piece_that_ran_before_is_current_until_the_desk_saves_it()
    {
        var topic = await TopicAsync();
        var (partner, id, _) = await Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } });
        var held = await StateAsync(
            "held again",
            Finds.Held,
            topic,
            a => a.Publish(Now),
            a => a.Unpublish(Now),
            a => a.Schedule(Now.AddHours(1), Now),
            a => a.Embargo(Now.AddHours(2), Now, [id])
        );

        foreach (var form in Forms.Where(f => !f.EndsWith(".zip", StringComparison.Ordinal)))
        {
            using var first = await partner.GetAsync($"/v1/partner/articles/{held}{form}");
            using var again = await partner.SendAsync(
                new HttpRequestMessage(HttpMethod.Get, $"/v1/partner/articles/{held}{form}")
                {
                    Headers = { { "If-None-Match", first.Header("ETag") } },
                }
            );
            Assert.That(((int)first.StatusCode, (int)again.StatusCode), Is.EqualTo((200, 304)), form);
        }

        var before = await partner.ReadAsync($"/v1/partner/articles/{held}");
        await ChangeAsync<Article>(held, a => a.Edit(a.Live! with { Subtitle = "Said anew" }, Now));
        var after = await partner.ReadAsync($"/v1/partner/articles/{held}");
        Assert.That(after.At("data/article/updatedAt").GetDateTime(), Is.GreaterThan(before.At("data/article/updatedAt").GetDateTime()));
    }

    /// <summary>Asks for each piece in each form, and for every list; a piece's words stand where they may and nowhere else.</summary>
    private async Task LookAsync(HttpClient partner, Topic topic, IReadOnlyList<Piece> pieces, IReadOnlyList<string>? stubs = null)
    {
        Assert.That(Forms, Is.SupersetOf(new[] { "", "/html", "/text", "/kit", "/kit.zip", "/ninjs/3.1", "/ninjs/2.2" }));
        foreach (var piece in pieces)
        {
            foreach (var form in Forms)
                await LookAsync(partner, piece, form);
        }

        var shown = pieces.Where(p => p.Finds == Finds.Whole).ToList();
        var wantedStubs = stubs
            ??
            [
                .. pieces
                    .Where(p => p.Finds is Finds.TakenDown or Finds.Withdrawn || p.State == "unpublished, embargoed for us")
                    .Select(p => p.State),
            ];
        foreach (var path in new[] { "articles", $"topics/{topic.Id}" })
        {
            foreach (var format in new[] { "rss", "atom", "json" })
            {
                var feed = await ReadFeed.FromAsync(partner, $"/v1/partner/feeds/{path}.{format}");
                Assert.That(
                    feed.Entries.Where(e => !e.IsRemoved).Select(e => StateOf(e.Id)),
                    Is.EquivalentTo(shown.Select(p => p.State)),
                    $"{path}.{format}"
                );
                // A purged piece is filed under nothing any more.
                Assert.That(
                    feed.Entries.Where(e => e.IsRemoved).Select(e => StateOf(e.Id)).Distinct(),
                    Is.EquivalentTo(wantedStubs.Where(s => path == "articles" || !s.EndsWith("purged", StringComparison.Ordinal))),
                    $"{path}.{format}"
                );
                OnlyWords(await partner.GetStringAsync($"/v1/partner/feeds/{path}.{format}"), shown, $"{path}.{format}");
            }
        }

        OnlyWords((await partner.ReadAsync("/v1/partner/articles?limit=100")).GetRawText(), shown, "the list");
        // Pieces of others, and those it lost, are among them.
        foreach (var piece in _pieces)
        {
            var found = await partner.ReadAsync($"/v1/partner/articles?q={piece.Word}&count=true");
            var wanted = shown.Contains(piece) ? [piece.Id] : Array.Empty<Guid>();
            Assert.That(found.PieceIds(), Is.EqualTo(wanted), piece.State);
            Assert.That(found.At("meta/total").GetInt32(), Is.EqualTo(wanted.Length), piece.State);
        }

        Assert.That((await partner.ReadAsync("/v1/partner/articles?q=unseen")).PieceIds(), Is.Empty, "Of a draft nothing is found.");
        OnlyWords(
            (await partner.ReadAsync("/v1/partner/snapshot?limit=100&formats=html,markdown,text,blocks")).GetRawText(),
            [.. shown, .. pieces.Where(p => p.Finds == Finds.Held)],
            "the snapshot"
        );
        OnlyWords((await partner.ReadAsync("/v1/partner/withdrawals?limit=100")).GetRawText(), [], "withdrawals");
        var (rows, _) = await partner.FollowAsync();
        OnlyWords(string.Concat(rows.Select(r => r.GetRawText())), [], "changes");
        foreach (var row in rows)
        {
            var piece = _pieces.Single(p => p.Id == row.GetProperty("id").GetGuid());
            Assert.That(
                row.Text("op"),
                Is.EqualTo(
                    piece.Finds switch
                    {
                        Finds.Whole => "upsert",
                        Finds.Held => "hold",
                        _ => "remove",
                    }
                ),
                piece.State
            );
        }

        string StateOf(string urn) => _pieces.Single(p => urn == $"urn:uuid:{p.Id}").State;

        void OnlyWords(string text, IReadOnlyList<Piece> allowed, string where)
        {
            Assert.That(
                _pieces.Where(p => text.Contains(p.Word, StringComparison.Ordinal)).Select(p => p.State),
                Is.EquivalentTo(allowed.Select(p => p.State)),
                where
            );
            Assert.That(text, Does.Not.Contain("unseen"), where);
        }
    }

    private static async Task LookAsync(HttpClient partner, Piece piece, string form)
    {
        using var answer = await partner.GetAsync($"/v1/partner/articles/{piece.Id}{form}");
        var text = await answer.Content.ReadAsStringAsync();
        var where = $"{piece.State}{form}: {text}";
        Assert.That(
            (int)answer.StatusCode,
            Is.EqualTo(
                piece.Finds switch
                {
                    Finds.Nothing => 404,
                    Finds.TakenDown or Finds.Withdrawn => 410,
                    _ => 200,
                }
            ),
            where
        );
        if (form == "/kit.zip" && answer.IsSuccessStatusCode)
            return;
        Assert.That(text.Contains(piece.Word, StringComparison.Ordinal), Is.EqualTo(piece.Finds is Finds.Whole or Finds.Held), where);
        Assert.That(text.Contains(Notice, StringComparison.Ordinal), Is.EqualTo(piece.Finds == Finds.Withdrawn), where);
        if (piece.Finds == Finds.Nothing || !form.StartsWith("/ninjs/", StringComparison.Ordinal))
            return;
        var item = JsonDocument.Parse(text).RootElement;
        Assert.That(
            item.TryGetProperty("pubStatus", out var status) || item.TryGetProperty("pubstatus", out status) ? status.GetString() : null,
            Is.EqualTo(
                piece.Finds switch
                {
                    Finds.Whole => "usable",
                    Finds.Held => "withheld",
                    _ => "canceled",
                }
            ),
            where
        );
    }

    private async Task<Topic> TopicAsync()
    {
        var topic = An.Topic();
        await SaveAsync(topic);
        return topic;
    }

    /// <summary>
    /// A piece that each of these acts, in a save of its own, brought to its state. Its word stands in all that it says and
    /// not in its slug.
    /// </summary>
    private async Task<Guid> StateAsync(string state, Finds finds, Topic topic, params Action<Article>[] acts)
    {
        var word = $"Zephyrine{_pieces.Count}x";
        var content = An.Content(word, _author) with { Subtitle = word, Excerpt = $"Of {word}.", TopicIds = [topic.Id] };
        var article = new Article($"state-{Guid.CreateVersion7():n}", content, Now);
        await SaveAsync(article);
        _pieces.Add(new Piece(state, article.Id, word, finds));
        foreach (var act in acts)
            await ChangeAsync(article.Id, act);
        return article.Id;
    }

    private sealed record Piece(string State, Guid Id, string Word, Finds Finds);
}
