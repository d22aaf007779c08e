using System.Globalization;
using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>What each act at the desk means to partners, as rows of their changes, in order and without gaps.</summary>
public sealed class PartnerChangesTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Ines Okafor");
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author);
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
    }

    [Test]
    public async Task The_life_of_a_piece_reaches_the_partner_row_by_row()
    {
        var topic = await TopicAsync();
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var article = await ArticleAsync(topic);
        var (rows, cursor) = await partner.FollowAsync();

        await ThenAsync(() =>
            Host.DeskAsync(async db =>
            {
                var stored = await db.Articles.FindAsync(article.Id);
                stored!.Correct(CorrectionKind.Correction, "It was a Tuesday.", stored.Live! with { Title = "Corrected" }, Now);
                return await db.SaveAsync(CancellationToken.None);
            })
        );
        await ThenAsync(() => ChangeAsync<Article>(article.Id, a => a.MoveTo(a.Slug + "-moved", Now)));
        await ThenAsync(() => ChangeAsync<Article>(article.Id, a => a.Unpublish(Now)));
        await ThenAsync(() => ChangeAsync<Article>(article.Id, a => a.Publish(Now)));
        await ThenAsync(() =>
            ChangeAsync<Article>(article.Id, a =>
                a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It rested on a forgery.", false, null, "Not for outside.", default), Now)
            )
        );

        Assert.That(
            rows.Select(PartnerCalls.Said),
            Is.EqualTo(
                new[]
                {
                    "upsert none published",
                    "upsert mustUpdate corrected",
                    "upsert none updated",
                    "remove takeDown unpublished",
                    "upsert none republished",
                    "remove takeDown withdrawn",
                }
            )
        );
        Assert.That(rows.Select(r => r.GetProperty("sequence").GetInt64()), Is.Ordered.And.Unique);
        Assert.That((rows[^1].Text("notice"), rows[2].Text("previousSlug")), Is.EqualTo(("It rested on a forgery.", article.Slug)));
        Assert.That(string.Concat(rows.Select(r => r.GetRawText())), Does.Not.Contain("Not for outside"));

        async Task ThenAsync(Func<Task<long?>> act)
        {
            await act();
            (var more, cursor) = await partner.FollowAsync(cursor);
            rows = [.. rows, .. more];
        }
    }

    [Test]
    public async Task A_row_that_a_later_one_supersedes_says_what_is_true_now()
    {
        var topic = await TopicAsync();
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var id = (await partner.ReadAsync("/v1/partner/me")).At("data/id").GetGuid();
        var article = await ArticleAsync(topic);

        await ChangeAsync<Article>(article.Id, a => a.Unpublish(Now));
        var gone = await partner.FollowAsync();
        await ChangeAsync<Article>(article.Id, a => a.Schedule(Now.AddHours(1), Now));
        await ChangeAsync<Article>(article.Id, a => a.Embargo(Now.AddHours(2), Now, [id]));
        var held = await partner.FollowAsync();
        await ChangeAsync<Article>(article.Id, a => a.Publish(Now));
        var lifted = await partner.FollowAsync();

        Assert.Multiple(() =>
        {
            Assert.That(
                gone.Rows.Select(PartnerCalls.Said),
                Is.EqualTo(new[] { "remove takeDown published", "remove takeDown unpublished" })
            );
            Assert.That(
                held.Rows.Select(PartnerCalls.Said),
                Is.EqualTo(new[] { "hold none published", "hold takeDown unpublished", "hold none embargoSet" })
            );
            Assert.That(held.Rows.Select(r => r.Text("embargoUntil")).Distinct().Single(), Is.Not.Null);
            Assert.That(
                lifted.Rows.Select(PartnerCalls.Said),
                Is.EqualTo(
                    new[]
                    {
                        "upsert none published",
                        "upsert mustUpdate unpublished",
                        "upsert none embargoSet",
                        "upsert none embargoLifted",
                    }
                )
            );
            Assert.That(
                lifted.Rows.Select(r => r.At("supersededBy").ValueKind),
                Is.EqualTo(new[] { JsonValueKind.Number, JsonValueKind.Number, JsonValueKind.Number, JsonValueKind.Null })
            );
            Assert.That(lifted.Rows[0].At("supersededBy").GetInt64(), Is.EqualTo(lifted.Rows[^1].GetProperty("sequence").GetInt64()));
            Assert.That(lifted.Rows.Select(r => r.Text("embargoUntil")), Is.All.Null);
        });
    }

    [Test]
    public async Task A_partner_that_is_entitled_later_gets_what_is_there_and_loses_it_at_the_end()
    {
        var topic = await TopicAsync();
        var article = await ArticleAsync(topic);
        await ArticleAsync(await TopicAsync());
        var (partner, entitlement) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var (first, cursor) = await partner.FollowAsync();

        await _desk.WriteAsync(200, HttpMethod.Delete, $"{entitlement.Text("path")}?onEnd=takeDown", null, entitlement.At("body").Tag());

        var (second, _) = await partner.FollowAsync(cursor);
        Assert.That(
            first.Select(r => (r.Said(), r.GetProperty("id").GetGuid())),
            Is.EqualTo(new[] { ("upsert none entitlementGained", article.Id) })
        );
        Assert.That(
            second.Select(r => (r.Said(), r.GetProperty("id").GetGuid())),
            Is.EqualTo(new[] { ("remove takeDown entitlementLost", article.Id) })
        );
    }

    [Test]
    public async Task A_withdrawal_reaches_a_partner_whose_entitlement_has_ended()
    {
        var topic = await TopicAsync();
        var article = await ArticleAsync(topic);
        var (partner, entitlement) = await EntitledAsync(new { topics = new[] { topic.Id } });
        await _desk.WriteAsync(200, HttpMethod.Delete, entitlement.Text("path")!, null, entitlement.At("body").Tag());
        var (_, cursor) = await partner.FollowAsync();

        await ChangeAsync<Article>(article.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "Gone.", false, null, null, default), Now)
        );

        var (rows, _) = await partner.FollowAsync(cursor);
        Assert.That(rows.Select(PartnerCalls.Said), Is.EqualTo(new[] { "remove takeDown withdrawn" }));
        var withdrawals = await partner.ReadAsync("/v1/partner/withdrawals");
        Assert.That(
            withdrawals.GetProperty("data").EnumerateArray().Select(r => r.GetProperty("id").GetGuid()),
            Is.EqualTo(new[] { article.Id })
        );
    }

    [Test]
    public async Task A_piece_that_enters_or_leaves_the_product_comes_and_goes()
    {
        var topic = await TopicAsync();
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var article = await ArticleAsync(await TopicAsync());

        await RetopicAsync(article.Id, topic.Id);
        var (came, cursor) = await partner.FollowAsync();
        await RetopicAsync(article.Id, null);
        var (went, _) = await partner.FollowAsync(cursor);

        Assert.That(
            came.Concat(went).Select(PartnerCalls.Said),
            Is.EqualTo(new[] { "upsert none updated", "remove mayKeep entitlementLost" })
        );
    }

    [Test]
    public async Task A_product_that_changes_gives_and_takes()
    {
        var (one, other) = (await TopicAsync(), await TopicAsync());
        var (kept, gained) = (await ArticleAsync(one), await ArticleAsync(other));
        var (partner, entitlement) = await EntitledAsync(new { topics = new[] { one.Id } });
        var (_, cursor) = await partner.FollowAsync();
        var product = await _desk.ReadAsync($"/v1/admin/products/{entitlement.Text("body/productId")}");

        await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/products/{product.Text("id")}",
            new { filter = new { topics = new[] { other.Id } } },
            product.Tag()
        );

        var (rows, _) = await partner.FollowAsync(cursor);
        Assert.That(
            rows.ToDictionary(r => r.GetProperty("id").GetGuid(), PartnerCalls.Said),
            Is.EquivalentTo(
                new Dictionary<Guid, string> { [kept.Id] = "remove mayKeep entitlementLost", [gained.Id] = "upsert none entitlementGained" }
            )
        );
    }

    [Test]
    public async Task Terms_that_change_give_every_piece_again()
    {
        var topic = await TopicAsync();
        var article = await ArticleAsync(topic);
        var (partner, entitlement) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var (_, cursor) = await partner.FollowAsync();
        var product = await _desk.ReadAsync($"/v1/admin/products/{entitlement.Text("body/productId")}");

        await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/products/{product.Text("id")}",
            new { license = new { id = "CC-BY-ND-4.0" } },
            product.Tag()
        );

        var (rows, _) = await partner.FollowAsync(cursor);
        Assert.That(
            rows.Select(r => (r.Said(), r.GetProperty("id").GetGuid())),
            Is.EqualTo(new[] { ("upsert mustUpdate updated", article.Id) })
        );
    }

    [Test]
    public async Task What_an_article_shows_changes_the_article_for_the_partner_too()
    {
        var topic = await TopicAsync();
        var author = An.Author("Before");
        await SaveAsync(author);
        var article = An.Article(An.Content("Shows an author", author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var (_, cursor) = await partner.FollowAsync();

        await ChangeAsync<Author>(author.Id, a => a.Edit(a.Profile with { Name = "After" }, Now));

        var (rows, _) = await partner.FollowAsync(cursor);
        Assert.That(rows.Select(r => (r.Said(), r.At("causedBy/id").GetGuid())), Is.EqualTo(new[] { ("upsert none updated", author.Id) }));
    }

    [Test]
    public async Task A_sources_pieces_go_on_only_while_its_rights_say_so()
    {
        var source = An.Source();
        var topic = await TopicAsync();
        await SaveAsync(source);
        var article = An.Article(
            An.Content("From elsewhere", _author) with
            {
                TopicIds = [topic.Id],
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id)],
            }
        );
        await SaveAsync(article);
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var (denied, cursor) = await partner.FollowAsync();

        await GrantAsync(source.Id, "allowed", null);
        var (allowed, after) = await partner.FollowAsync(cursor);
        var asked = await GrantAsync(source.Id, "denied", "takeDown", dryRun: true);
        var narrowed = await GrantAsync(source.Id, "denied", "takeDown");

        var (rows, _) = await partner.FollowAsync(after);
        Assert.That(denied, Is.Empty);
        Assert.That(allowed.Select(PartnerCalls.Said).Last(), Is.EqualTo("upsert none entitlementGained"));
        Assert.That(asked.At("leaves/0/articles").GetInt32(), Is.EqualTo(1));
        Assert.That(narrowed.At("isDryRun").GetBoolean(), Is.False);
        Assert.That((rows[^1].Said(), rows[^1].Text("notice")), Is.EqualTo(("remove takeDown entitlementLost", "They asked for it back.")));
    }

    [Test]
    public async Task Narrowing_without_saying_what_becomes_of_copies_is_refused()
    {
        var source = An.Source();
        await SaveAsync(source);
        await GrantAsync(source.Id, "allowed", null);
        var now = await _desk.ReadAsync($"/v1/admin/sources/{source.Id}");

        var refused = await _desk.WriteAsync(
            409,
            HttpMethod.Put,
            $"/v1/admin/sources/{source.Id}/onward",
            new
            {
                text = "denied",
                illustrations = "allowed",
                canonical = "theirs",
            },
            now.Tag()
        );
        var byPatch = await _desk.WriteAsync(
            409,
            HttpMethod.Patch,
            $"/v1/admin/sources/{source.Id}",
            new { onward = new { text = "denied" } },
            now.Tag()
        );

        Assert.That((refused.Text("code"), byPatch.Text("code")), Is.EqualTo(("narrowing-needs-action", "narrowing-needs-action")));
    }

    [Test]
    public async Task An_embargoed_piece_reaches_those_it_names_as_hold_and_all_at_its_end()
    {
        var topic = await TopicAsync();
        var (named, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var namedId = (await named.ReadAsync("/v1/partner/me")).At("data/id").GetGuid();
        var (other, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var article = An.Draft(An.Content("Under embargo", _author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);

        await ChangeAsync<Article>(article.Id, a => a.Embargo(Now.AddHours(2), Now, [namedId]));
        var (held, cursor) = await named.FollowAsync();
        var (unknown, _) = await other.FollowAsync();
        await ChangeAsync<Article>(article.Id, a => a.Edit(a.Working! with { Title = "Under embargo, again" }, Now));
        var (edited, after) = await named.FollowAsync(cursor);
        await ChangeAsync<Article>(article.Id, a => a.Publish(Now));

        Assert.That(
            held.Select(r => (r.Said(), r.GetProperty("embargoUntil").ValueKind)),
            Is.EqualTo(new[] { ("hold none embargoSet", JsonValueKind.String) })
        );
        Assert.That(unknown, Is.Empty);
        Assert.That(edited.Select(PartnerCalls.Said), Is.EqualTo(new[] { "hold none updated" }));
        Assert.That((await named.FollowAsync(after)).Rows.Select(PartnerCalls.Said), Is.EqualTo(new[] { "upsert none embargoLifted" }));
        var (all, _) = await other.FollowAsync();
        Assert.That(all.Select(PartnerCalls.Said), Is.EqualTo(new[] { "upsert none published" }));
    }

    [Test]
    public async Task An_embargo_that_is_taken_back_takes_the_piece_back()
    {
        var topic = await TopicAsync();
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } }, early: true);
        var article = An.Draft(An.Content("Taken back", _author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);

        await ChangeAsync<Article>(article.Id, a => a.Embargo(Now.AddHours(2), Now));
        var (held, cursor) = await partner.FollowAsync();
        await ChangeAsync<Article>(article.Id, a => a.LiftEmbargo());
        var (cancelled, _) = await partner.FollowAsync(cursor);

        Assert.That(
            held.Concat(cancelled).Select(PartnerCalls.Said),
            Is.EqualTo(new[] { "hold none embargoSet", "remove takeDown embargoCancelled" })
        );
    }

    [Test]
    public async Task What_was_held_may_not_stay_with_whom_the_embargo_names_no_more()
    {
        var topic = await TopicAsync();
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var id = (await partner.ReadAsync("/v1/partner/me")).At("data/id").GetGuid();
        var article = An.Draft(An.Content("Not for them after all", _author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);
        await ChangeAsync<Article>(article.Id, a => a.Embargo(Now.AddHours(2), Now, [id]));
        var (_, cursor) = await partner.FollowAsync();

        await ChangeAsync<Article>(article.Id, a => a.Embargo(Now.AddHours(2), Now, []));

        Assert.That(
            (await partner.FollowAsync(cursor)).Rows.Select(PartnerCalls.Said),
            Is.EqualTo(new[] { "remove takeDown entitlementLost" })
        );
    }

    [Test]
    public async Task A_suspended_partner_is_told_what_to_take_down_and_gets_the_rest_when_it_is_over()
    {
        var topic = await TopicAsync();
        var article = await ArticleAsync(topic);
        var unread = await ArticleAsync(topic);
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        var id = (await partner.ReadAsync("/v1/partner/me")).At("data/id").GetGuid();
        await _desk.SuspendAsync(id);
        await ChangeAsync<Article>(article.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "Gone.", false, null, null, default), Now)
        );
        var late = await ArticleAsync(topic);

        var refused = await partner.ReadAsync("/v1/partner/articles", 403);
        var (during, cursor) = await partner.FollowAsync();
        await _desk.ResumeAsync(id);

        Assert.That((refused.Text("code"), refused.Text("detail")), Is.EqualTo(("partner-suspended", "Call the rights desk.")));
        Assert.That(
            during.Select(r => (r.Said(), r.GetProperty("id").GetGuid())),
            Is.EqualTo(new[] { ("remove takeDown withdrawn", article.Id) })
        );
        var (after, _) = await partner.FollowAsync(cursor);
        Assert.That(
            after.Select(r => (r.Text("op"), r.GetProperty("id").GetGuid())),
            Is.EquivalentTo(new[] { ("upsert", unread.Id), ("upsert", late.Id) })
        );
    }

    [Test]
    public async Task A_source_that_is_a_partner_does_not_get_its_own_pieces_back()
    {
        var source = An.Source();
        var topic = await TopicAsync();
        await SaveAsync(source);
        await GrantAsync(source.Id, "allowed", null);
        var (partner, _) = await EntitledAsync(new { topics = new[] { topic.Id } }, sourceId: source.Id);

        await SaveAsync(
            An.Article(
                An.Content("Theirs", _author) with
                {
                    TopicIds = [topic.Id],
                    Attributions = [new Attribution(AttributionRelation.OriginallyPublishedIn, source.Id)],
                }
            )
        );

        Assert.That((await partner.FollowAsync()).Rows, Is.Empty);
    }

    [Test]
    public async Task A_selection_narrows_and_widens()
    {
        var (one, other) = (await TopicAsync(), await TopicAsync());
        var (kept, left) = (await ArticleAsync(one), await ArticleAsync(other));
        var (partner, _) = await EntitledAsync(new { topics = new[] { one.Id, other.Id } });
        var (_, cursor) = await partner.FollowAsync();

        await partner.WriteAsync(200, HttpMethod.Put, "/v1/partner/selection", new { topics = new[] { one.Id } });
        var (narrowed, then) = await partner.FollowAsync(cursor);
        await partner.WriteAsync(200, HttpMethod.Put, "/v1/partner/selection", new { });
        var (widened, _) = await partner.FollowAsync(then);

        Assert.That(kept.Id, Is.Not.EqualTo(left.Id));
        Assert.That(
            narrowed.Select(r => (r.Said(), r.GetProperty("id").GetGuid())),
            Is.EqualTo(new[] { ("remove mayKeep entitlementLost", left.Id) })
        );
        Assert.That(
            widened.Select(r => (r.Said(), r.GetProperty("id").GetGuid())),
            Is.EqualTo(new[] { ("upsert none entitlementGained", left.Id) })
        );
    }

    [Test]
    public async Task The_desk_sees_who_received_and_who_acted()
    {
        var topic = await TopicAsync();
        var article = await ArticleAsync(topic);
        var (reads, _) = await EntitledAsync(new { topics = new[] { topic.Id } });
        await EntitledAsync(new { topics = new[] { topic.Id } });
        await ChangeAsync<Article>(article.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "Gone.", false, null, null, default), Now)
        );
        await reads.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/partner/placements",
            new
            {
                articleId = article.Id,
                url = "https://outlet.example/a",
                language = "en",
                kind = "copy",
            }
        );

        var (_, cursor) = await reads.FollowAsync();
        await reads.FollowAsync(cursor);
        var received = await _desk.ReadAsync($"/v1/admin/articles/{article.Id}/receipts");
        await reads.WriteAsync(200, HttpMethod.Post, "/v1/partner/changes/ack", new { cursor });
        var acted = await _desk.ReadAsync($"/v1/admin/articles/{article.Id}/receipts");

        // Partners of other tests may be entitled to everything; the silent stand before whoever answered.
        Assert.That(
            received
                .GetProperty("data")
                .EnumerateArray()
                .Select(r => (r.GetProperty("hasReceived").GetBoolean(), r.GetProperty("hasActed").GetBoolean(), r.Text("action")))
                .TakeLast(2),
            Is.EqualTo(new[] { (false, false, "takeDown"), (true, false, "takeDown") })
        );
        var last = acted.GetProperty("data").EnumerateArray().Last();
        Assert.That(
            (last.GetProperty("hasActed").GetBoolean(), last.Text("placements/0/url")),
            Is.EqualTo((true, "https://outlet.example/a"))
        );
    }

    [Test]
    public async Task A_cursor_of_another_partner_or_of_readers_is_refused()
    {
        var (one, _) = await EntitledAsync(new { });
        var (other, _) = await EntitledAsync(new { });
        var (_, cursor) = await one.FollowAsync();
        var readers = (await Client.ReadAsync("/v1/changes?cursor=latest")).Text("meta/nextCursor");

        Assert.That((await other.ReadAsync($"/v1/partner/changes?cursor={cursor}", 400)).Text("code"), Is.EqualTo("cursor-mismatch"));
        Assert.That((await one.ReadAsync($"/v1/partner/changes?cursor={readers}", 400)).Text("code"), Is.EqualTo("cursor-mismatch"));
    }

    [Test]
    public async Task A_quota_ends_the_day_but_never_what_must_be_taken_down()
    {
        var (partner, _) = await EntitledAsync(new { }, dailyRequests: 2);
        using var first = await partner.GetAsync("/v1/partner/articles");
        await partner.ReadAsync("/v1/partner/articles?sort=nothing", 400);

        using var refused = await partner.GetAsync("/v1/partner/articles");

        Assert.That(
            ((int)refused.StatusCode, int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture)),
            Is.EqualTo((429, 43_200)).Using<(int Status, int Seconds)>((a, b) => a.Status == b.Status && a.Seconds is > 0 and <= 86_400)
        );
        Assert.That(
            (first.Header("RateLimit-Policy"), first.Header("RateLimit")),
            Is.EqualTo(("\"day\";q=2;w=86400", "\"day\";r=1;t="))
                .Using<(string, string)>((a, b) => a.Item1 == b.Item1 && a.Item2.StartsWith(b.Item2, StringComparison.Ordinal))
        );
        Assert.That(refused.Header("RateLimit"), Does.StartWith("\"day\";r=0;t="));
        var (_, cursor) = await partner.FollowAsync();
        await partner.ReadAsync("/v1/partner/withdrawals");
        await partner.WriteAsync(200, HttpMethod.Post, "/v1/partner/changes/ack", new { cursor });
        Assert.That(
            (await partner.ReadAsync("/v1/partner/me")).At("data/usage/requests").GetInt32(),
            Is.EqualTo(6),
            "They count like all others."
        );
        using var without = await (await EntitledAsync(new { })).Partner.GetAsync("/v1/partner/me");
        Assert.That(without.Header("RateLimit"), Is.Null);
    }

    [Test]
    public async Task Nobody_comes_in_by_another_door()
    {
        var (partner, _) = await EntitledAsync(new { });

        Assert.That((await Client.ReadAsync("/v1/partner/me", 401)).Text("code"), Is.EqualTo("key-required"));
        Assert.That((await _desk.ReadAsync("/v1/partner/me", 403)).Text("code"), Is.EqualTo("scope-missing"));
        Assert.That((await partner.ReadAsync("/v1/admin/articles", 403)).Text("code"), Is.EqualTo("scope-missing"));
        Assert.That((await partner.ReadAsync("/v1/admin/partners", 403)).Text("code"), Is.EqualTo("scope-missing"));
    }

    private static DateTime Now => Model.Clock.Now(TimeProvider.System);

    private async Task<Topic> TopicAsync()
    {
        var topic = An.Topic();
        await SaveAsync(topic);
        return topic;
    }

    private async Task<Article> ArticleAsync(Topic topic)
    {
        var article = An.Article(An.Content($"Filed under {topic.Slug}", _author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);
        return article;
    }

    private Task<long?> RetopicAsync(Guid id, Guid? topic) => ChangeAsync<Article>(id, a =>
        {
            a.Edit(a.Live! with { TopicIds = topic is { } one ? [one] : [] }, Now);
            a.Publish(Now);
        });

    private async Task<JsonElement> GrantAsync(Guid source, string text, string? action, bool dryRun = false)
    {
        var now = await _desk.ReadAsync($"/v1/admin/sources/{source}");
        var granted = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/sources/{source}/onward{(dryRun ? "?dryRun=true" : "")}",
            new
            {
                text,
                illustrations = "allowed",
                canonical = "theirs",
                action,
                notice = action is null ? null : "They asked for it back.",
            },
            now.Tag()
        );
        await Host.PartnersReviewedAsync();
        return granted;
    }

    /// <summary>A new partner that is entitled to a product of its own, through the desk's door.</summary>
    private async Task<(HttpClient Partner, JsonElement Entitlement)> EntitledAsync(
        object filter,
        bool early = false,
        Guid? sourceId = null,
        int? dailyRequests = null
    )
    {
        var (client, id, entitlement) = await Host.EntitledAsync(_desk, filter, early, sourceId, dailyRequests);
        return (
            client,
            JsonSerializer.SerializeToElement(
                new { path = $"/v1/admin/partners/{id}/entitlements/{entitlement.Text("id")}", body = entitlement }
            )
        );
    }
}
