using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Partners;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>
/// Whatever changes in what a partner may do with a piece that it has is a row of its own, which says what changed; whatever
/// does not is none.
/// </summary>
public sealed class PartnerRightsTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Ines Okafor");
    private readonly SyndicationSource _source = An.Source(license: License.CcBy);
    private readonly Illustration _picture = An.Illustration("A crane", new Credit(CreditKind.Commissioned, "Drawn by hand"));
    private HttpClient _desk = null!;
    private Topic _topic = null!;
    private Article _article = null!;
    private HttpClient _partner = null!;
    private Guid _partnerId;
    private Guid _product;
    private Guid _entitlement;
    private string _cursor = "";

    private static DateTime Now => Model.Clock.Now(TimeProvider.System);

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
        await SaveAsync(_author, _source, _picture);
    }

    /// <summary>A partner that has one piece from elsewhere, with a picture, by one product.</summary>
    [SetUp]
    public async Task BeginAsync()
    {
        await ChangeAsync<SyndicationSource>(_source.Id, s =>
        {
            s.Edit(s.Profile with { License = License.CcBy }, Now);
            s.Grant(new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Allowed, OnwardCanonical.Theirs, null), OnwardLoss.Keep, Now);
        });
        await ChangeAsync<Illustration>(_picture.Id, i => i.Edit(i.Facts with { Onward = OnwardIllustrations.Allowed }, Now));
        _topic = An.Topic();
        _article = An.Article(
            An.Content("From elsewhere", _author) with
            {
                TopicIds = [_topic.Id],
                LeadIllustrationId = _picture.Id,
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, _source.Id, Url: "https://lantern.example/original")],
            }
        );
        await SaveAsync(_topic, _article);
        (_partner, _partnerId, var entitlement) = await Host.EntitledAsync(_desk, new { topics = new[] { _topic.Id } });
        (_product, _entitlement) = (entitlement.GetProperty("productId").GetGuid(), entitlement.GetProperty("id").GetGuid());
        await Host.PartnersReviewedAsync();
        (_, _cursor) = await _partner.FollowAsync();
    }

    [Test]
    public async Task Of_two_products_that_give_a_piece_one_ends()
    {
        await ChangeProductAsync(t => t with { License = License.CcByNcNd, Images = ImageRule.None });
        var wider = await EntitleAsync(
            new ProductTerms
            {
                Name = "Wider",
                Filter = new ProductFilter { Topics = [_topic.Id] },
            }
        );
        (_, _cursor) = await FollowedAsync();
        var before = await _partner.ReadAsync($"/v1/partner/articles/{_article.Id}");

        await EndAsync(wider);

        var after = await _partner.ReadAsync($"/v1/partner/articles/{_article.Id}");
        Assert.That(
            (before.Text("data/rights/license/id"), after.Text("data/rights/license/id")),
            Is.EqualTo(("CC-BY-4.0", "CC-BY-NC-ND-4.0"))
        );
        Assert.That(
            (before.At("data/article/leadIllustration").ValueKind, after.At("data/article/leadIllustration").ValueKind),
            Is.EqualTo((JsonValueKind.Object, JsonValueKind.Null))
        );
        Assert.That(await ToldAsync(), Is.EqualTo(new[] { "upsert mustUpdate updated [license,terms,illustrations,products]" }));
    }

    [Test]
    public async Task A_second_product_gives_what_the_first_gave()
    {
        await EntitleAsync(
            new ProductTerms
            {
                Name = "The same",
                Filter = new ProductFilter { Topics = [_topic.Id] },
            }
        );

        Assert.That(await ToldAsync(), Is.EqualTo(new[] { "upsert mustUpdate updated [products]" }));
    }

    [Test]
    public async Task A_picture_is_denied_and_cleared_again()
    {
        await ChangeAsync<Illustration>(_picture.Id, i => i.Edit(i.Facts with { Onward = OnwardIllustrations.Denied }, Now));
        var denied = await ToldAsync();
        await ChangeAsync<Illustration>(_picture.Id, i => i.Edit(i.Facts with { Onward = OnwardIllustrations.Allowed }, Now));
        var cleared = await ToldAsync();

        Assert.That(
            (denied[^1], cleared[^1]),
            Is.EqualTo(("upsert mustUpdate updated [illustrations]", "upsert mustUpdate updated [illustrations]"))
        );
    }

    [Test]
    public async Task A_source_keeps_its_pictures_and_says_why()
    {
        await ChangeAsync<SyndicationSource>(_source.Id, s =>
            s.Grant(
                s.Onward with
                {
                    Illustrations = OnwardIllustrations.Denied,
                },
                new OnwardLoss(PartnerAction.TakeDown, "The photographer asked."),
                Now
            )
        );

        Assert.That((await ToldAsync())[^1], Is.EqualTo("upsert mustUpdate updated [illustrations] The photographer asked."));
    }

    [Test]
    public async Task Whose_address_counts_as_the_original_changes()
    {
        await ChangeAsync<SyndicationSource>(_source.Id, s =>
            s.Grant(s.Onward with { Canonical = OnwardCanonical.Ours }, OnwardLoss.Keep, Now)
        );

        Assert.That((await ToldAsync())[^1], Is.EqualTo("upsert mustUpdate updated [canonicalUrl]"));
    }

    [Test]
    public async Task A_source_gives_its_pieces_under_another_license()
    {
        await ChangeAsync<SyndicationSource>(_source.Id, s => s.Edit(s.Profile with { License = License.CcByNcNd }, Now));

        Assert.That((await ToldAsync())[^1], Is.EqualTo("upsert mustUpdate updated [license,terms]"));
    }

    [Test]
    public async Task Terms_of_a_license_change_and_its_name_stays()
    {
        await ChangeProductAsync(t => t with { License = License.AllRightsReserved });
        (_, _cursor) = await FollowedAsync();

        await ChangeProductAsync(t =>
            t with
            {
                License = License.AllRightsReserved with { Terms = License.AllRightsReserved.Terms with { Translation = Permission.No } },
            }
        );

        Assert.That(await ToldAsync(), Is.EqualTo(new[] { "upsert mustUpdate updated [terms]" }));
    }

    [Test]
    public async Task A_product_gives_no_pictures_any_more()
    {
        await ChangeProductAsync(t => t with { Images = ImageRule.None });

        Assert.That(await ToldAsync(), Is.EqualTo(new[] { "upsert mustUpdate updated [illustrations]" }));
    }

    [Test]
    public async Task The_desk_gives_the_piece_itself_another_license()
    {
        await ChangeAsync<SyndicationSource>(_source.Id, s => s.Edit(s.Profile with { License = null }, Now));
        (_, _cursor) = await FollowedAsync();

        await ChangeAsync<Article>(_article.Id, a =>
        {
            a.Edit(a.Live! with { License = License.CcByNd, Title = "Also another title" }, Now);
            a.Publish(Now);
        });

        Assert.That(await ToldAsync(), Is.EqualTo(new[] { "upsert mustUpdate updated [title,license,terms]" }));
    }

    [Test]
    public async Task What_changes_nothing_that_the_partner_may_do_is_no_row_or_an_ordinary_one()
    {
        await ChangeAsync<SyndicationSource>(_source.Id, s => s.Edit(s.Profile with { License = License.CcByNcNd }, Now));
        (_, _cursor) = await FollowedAsync();

        // The source's license is the stricter one, now as before.
        await ChangeProductAsync(t => t with { License = License.CcBy, Description = "Said anew." });
        var ofTheProduct = await ToldAsync();
        await ChangeAsync<Article>(_article.Id, a =>
        {
            a.Edit(a.Live! with { LeadIllustrationId = null, Title = "With no picture" }, Now);
            a.Publish(Now);
        });
        await ChangeAsync<Article>(_article.Id, a => a.MoveTo(a.Slug + "-moved", Now));

        Assert.That(ofTheProduct, Is.Empty);
        Assert.That(await ToldAsync(), Is.EqualTo(new[] { "upsert none updated [title,leadIllustration]", "upsert none updated [slug]" }));
    }

    [Test]
    public async Task Who_has_it_by_another_product_is_not_told_of_this_one()
    {
        var (other, _, _) = await Host.EntitledAsync(_desk, new { topics = new[] { _topic.Id } });
        var (_, cursor) = await other.FollowAsync();

        await ChangeProductAsync(t => t with { Images = ImageRule.None });

        Assert.That((await other.FollowAsync(cursor)).Rows, Is.Empty);
        Assert.That(await ToldAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_held_is_told_too()
    {
        var held = An.Draft(An.Content("Under embargo", _author) with { TopicIds = [_topic.Id], LeadIllustrationId = _picture.Id });
        await SaveAsync(held);
        await ChangeAsync<Article>(held.Id, a => a.Embargo(Now.AddHours(2), Now, [_partnerId]));
        (_, _cursor) = await FollowedAsync();

        await ChangeAsync<Illustration>(_picture.Id, i => i.Edit(i.Facts with { Onward = OnwardIllustrations.Denied }, Now));

        Assert.That(await ToldAsync(held.Id), Is.EqualTo(new[] { "hold mustUpdate updated [illustrations]" }));
    }

    [Test]
    public async Task What_changed_during_a_suspension_is_told_after_it()
    {
        await Host.DeskAsync(async db =>
        {
            (await db.Partners.FindAsync(_partnerId))!.Suspend("Call us.", Now);
            return await db.SaveAsync(CancellationToken.None);
        });
        await ChangeProductAsync(t => t with { Images = ImageRule.None });
        var during = await ToldAsync();

        await Host.DeskAsync(async db =>
        {
            (await db.Partners.FindAsync(_partnerId))!.Resume();
            return await db.SaveAsync(CancellationToken.None);
        });

        Assert.That(during, Is.Empty);
        Assert.That(await ToldAsync(), Is.EqualTo(new[] { "upsert mustUpdate entitlementGained [illustrations]" }));
    }

    private Task<long?> ChangeProductAsync(Func<ProductTerms, ProductTerms> change) =>
        Host.DeskAsync(async db =>
        {
            var product = (await db.Products.FindAsync(_product))!;
            product.Edit(change(product.Terms));
            return await db.SaveAsync(CancellationToken.None);
        });

    private Task<Guid> EntitleAsync(ProductTerms terms) =>
        Host.DeskAsync(async db =>
        {
            var product = new Product(terms, Now);
            var entitlement = new Entitlement(_partnerId, product.Id, Now, null, hasEarlyAccess: false, Now);
            db.AddRange(product, entitlement);
            await db.SaveAsync(CancellationToken.None);
            return entitlement.Id;
        });

    private Task<long?> EndAsync(Guid entitlement) =>
        Host.DeskAsync(async db =>
        {
            (await db.Entitlements.FindAsync(entitlement))!.End(PartnerAction.MayKeep, Now);
            return await db.SaveAsync(CancellationToken.None);
        });

    private async Task<(IReadOnlyList<JsonElement> Rows, string Cursor)> FollowedAsync()
    {
        await Host.PartnersReviewedAsync();
        return await _partner.FollowAsync(_cursor);
    }

    /// <summary>The new rows of a piece in few words, once all that a rule concerns was judged.</summary>
    private async Task<IReadOnlyList<string>> ToldAsync(Guid? article = null)
    {
        (var rows, _cursor) = await FollowedAsync();
        return
        [
            .. rows.Where(r => r.GetProperty("id").GetGuid() == (article ?? _article.Id))
                .Select(r => $"{r.Said()} [{Changed(r)}] {r.Text("notice")}".TrimEnd()),
        ];
    }

    private static string Changed(JsonElement row) =>
        string.Join(',', row.GetProperty("changed").EnumerateArray().Select(c => c.GetString()));
}
